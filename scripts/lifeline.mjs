import { readFileSync } from 'node:fs';

/**
 * Ends this process when npm, which started it, is gone: npm ends on a signal without waiting for what it
 * started, and a server that nobody sees would keep the port. Where npm puts a shell between itself and us,
 * the shell's own parent counts too, since it outlives a killed npm.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestry();
  setInterval(() => {
    if (ancestry() !== before || !isThere(process.ppid)) process.kill(process.pid, 'SIGTERM');
  }, 100).unref();
}

/** Our parent, and on Linux its parent if it is a shell: an orphan is given another parent. */
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

/** Windows gives an orphan no other parent. */
function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
