import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// A process of its own that saves profiles: `saving-process.ts <id>… [--kill-at=<n>]`. It tells how often it called the
// file system; with --kill-at it is killed before that call.
const ids = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const killAt = Number(process.argv.find((argument) => argument.startsWith('--kill-at='))?.slice(10));
let calls = 0;

function count(functions: object, names: readonly string[]): void {
  for (const name of names) {
    const original: (...given: unknown[]) => unknown = Reflect.get(functions, name);
    Reflect.set(functions, name, (...given: unknown[]) => {
      calls += 1;
      if (calls === killAt) process.kill(process.pid, 'SIGKILL');
      return original.apply(functions, given);
    });
  }
}

const { readStoredProfiles } = await import('@/lib/configure/profile/stored-profiles');
count(fs.promises, ['access', 'link', 'mkdir', 'open', 'readdir', 'readFile', 'rename', 'stat', 'unlink']);
// write-file-atomic takes those that answer by a callback, when it is called.
count(fs, ['chmod', 'chown', 'close', 'fsync', 'open', 'realpath', 'rename', 'stat', 'unlink', 'write']);
syncBuiltinESMExports();

const { saveOwnProfile } = await import('@/lib/server/profiles/own-profiles');
const [sample] = readStoredProfiles(process.env.SAMPLE ?? '')?.profiles ?? [];
if (!sample) throw new Error('SAMPLE holds the profile to save');
// What was loaded until here isn't a part of the save.
calls = 0;
for (const id of ids) await saveOwnProfile('a browser', { ...sample, id }, `secret of ${id}`);
console.log(calls);
