import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// A separate process that saves profiles: `saving-process.ts <id>… [--kill-at=<n>]`. It prints how often it called the
// file system. With --kill-at, it is killed before that call.
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
// write-file-atomic uses the callback functions, at the time of the call.
count(fs, ['chmod', 'chown', 'close', 'fsync', 'open', 'realpath', 'rename', 'stat', 'unlink', 'write']);
syncBuiltinESMExports();

const { saveOwnProfile } = await import('@/lib/server/profiles/own-profiles');
const [sample] = readStoredProfiles(process.env.SAMPLE ?? '')?.profiles ?? [];
if (!sample) throw new Error('SAMPLE must be the profile to save');
// Loading the modules isn't part of the save.
calls = 0;
for (const id of ids) await saveOwnProfile('a browser', { ...sample, id }, `secret of ${id}`);
console.log(calls);
