import 'server-only';
import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { environment } from '@/lib/server/process/environment';

/*
 * A sign-in that the command line started comes back to the callback URL, whose port a running app may hold. Then the
 * command leaves a file for its state in the data folder, the app writes the response beside it, and the command takes
 * it. Both run as the same person; the file names are hashes, so that the folder gives no state away.
 */

/** Milliseconds that a file is honored for: as long as `--timeout` can be. */
const lifetime = 9_999_000;
/** Bytes of a response that is handed over. */
const maxResponse = 65_536;

const folder = () => join(environment().data_folder, 'logins');
const nameOf = (state: string) => createHash('sha256').update(`handover:${state}`).digest('hex');

/** Waits for the app to hand over the response to `state`. */
export async function awaitHandover(
  state: string,
): Promise<{ answered: Promise<URLSearchParams>; close: () => Promise<void> }> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await removeOld();
  const request = join(folder(), `${nameOf(state)}.json`);
  const response = join(folder(), `${nameOf(state)}.response`);
  await writeFile(request, JSON.stringify({ started_at: Date.now() }), { mode: 0o600, flag: 'wx' });
  let settle: (parameters: URLSearchParams) => void = () => {};
  const answered = new Promise<URLSearchParams>((resolve) => {
    settle = resolve;
  });
  const look = () =>
    readFile(response, 'utf8').then(
      (text) => settle(new URLSearchParams(text)),
      () => {},
    );
  const watcher = watch(folder(), look);
  // Not every file system tells of a change.
  const timer = setInterval(look, 500);
  return {
    answered,
    close: async () => {
      watcher.close();
      clearInterval(timer);
      await rm(request, { force: true });
      await rm(response, { force: true });
    },
  };
}

/**
 * Hands a response to the command that waits for its state. `false` where none waits. The first response counts: its
 * file is never written twice.
 */
export async function handOver(parameters: URLSearchParams): Promise<boolean> {
  const state = parameters.get('state');
  // A team's server has no command line beside it.
  if (state === null || environment().store_url !== null) return false;
  const text = parameters.toString();
  if (text.length > maxResponse) return false;
  const request = join(folder(), `${nameOf(state)}.json`);
  const age = await stat(request).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => null,
  );
  if (age === null || age > lifetime) return false;
  const response = join(folder(), `${nameOf(state)}.response`);
  const taken = await stat(response).then(
    () => true,
    () => false,
  );
  if (!taken) await writeFileAtomic(response, text, { mode: 0o600 });
  return true;
}

/** What a killed command left behind holds a code that is spent or expired. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > lifetime) await rm(path, { force: true });
  }
}
