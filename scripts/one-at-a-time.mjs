import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Explained } from './explained.mjs';
import { enter, leave, running } from './processes.mjs';

/**
 * Runs `work`, which writes to the clone, while no other process does. A process that was killed meanwhile doesn't
 * count.
 * @param {string} root of the clone
 * @param {string} reason for a folder that can't be written to, such as `The packages aren’t installed`
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(root, reason, work) {
  const folder = join(root, '.next-lock');
  try {
    mkdirSync(folder, { recursive: true });
    enter(folder);
  } catch (error) {
    throw new Explained(
      `${reason}, and ${root} can’t be written to (${error.code}). Run the same command once as the owner of the folder, or use a copy of it.`,
    );
  }
  const end = () => leave(folder);
  process.once('exit', end);
  try {
    await untilAlone(folder);
    await work();
  } finally {
    end();
    process.off('exit', end);
  }
}

/**
 * Of two processes, at least one sees the other, because each enters before it looks. One that sees another leaves again
 * and retries after a random time, so two that wait don't stop each other.
 */
async function untilAlone(folder) {
  let told = false;
  for (;;) {
    mkdirSync(folder, { recursive: true });
    enter(folder);
    const other = running(folder).find((pid) => pid !== process.pid);
    if (other === undefined) return;
    leave(folder);
    if (!told) {
      console.error(
        `Waiting for process ${other}, which installs or builds in the same folder. If that isn’t Claimcheck, delete ${join(folder, String(other))}.`,
      );
    }
    told = true;
    await delay(50 + 100 * Math.random());
  }
}
