import 'server-only';
import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { environment } from '@/lib/server/process/environment';

/*
 * A sign-in from the command line returns to the callback URL, but a running app may use that port. In that
 * case, the command creates a file for its state in the data folder, the app writes the response next to it,
 * and the command picks it up. Both run as the same user. The file names are hashes, so that the folder
 * doesn't reveal a state.
 */

/** Milliseconds for which a file is valid: the maximum of `--timeout`. */
const lifetime = 9_999_000;
/** Maximum bytes of a response. */
const maxResponse = 65_536;

const folder = () => join(environment().data_folder, 'logins');
const nameOf = (state: string) => createHash('sha256').update(`handover:${state}`).digest('hex');

/** Waits for the app to pass on the response to `state`. */
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
  // Not every file system reports changes.
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
 * Passes a response on to the command that waits for its state. Returns `false` if there is none. The first
 * response counts, and its file is never overwritten.
 */
export async function handOver(parameters: URLSearchParams): Promise<boolean> {
  const state = parameters.get('state');
  // A team server isn't used with the command line.
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

/** Files of a killed command contain a code that was used or has expired. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > lifetime) await rm(path, { force: true });
  }
}
