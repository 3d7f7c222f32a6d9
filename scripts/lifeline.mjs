import { readFileSync } from 'node:fs';
import { isRunning } from './processes.mjs';

/**
 * Ends this process when npm, which started it, is gone. On a signal, npm exits without waiting for its child, and a
 * hidden server would keep the port. If npm puts a shell between itself and us, the shell's own parent counts too,
 * because it outlives a killed npm.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestry();
  setInterval(() => {
    // On Windows, an orphan gets no other parent.
    if (ancestry() !== before || !isRunning(process.ppid)) process.kill(process.pid, 'SIGTERM');
  }, 100).unref();
}

/** Our parent, and on Linux its parent if it is a shell: an orphan gets another parent. */
function ancestry() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return /^(ba|da|z|k|a)?sh$/.test(name) ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
