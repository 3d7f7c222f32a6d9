import { spawn } from 'node:child_process';
import { partEnvironment } from '@/scripts/needed-environment.mjs';

/** The programs that copy text to the clipboard, the most likely first. */
const programs: Partial<Record<NodeJS.Platform, [string, ...string[]][]>> = {
  darwin: [['pbcopy']],
  win32: [['clip.exe']],
};
const onLinux: [string, ...string[]][] = [
  ['wl-copy'],
  ['xclip', '-selection', 'clipboard'],
  ['xsel', '--clipboard', '--input'],
  // Windows, from WSL.
  ['clip.exe'],
];

/** Whether one of them copied the text. It's passed on standard input, where no list of processes shows it. */
export async function copyText(text: string): Promise<boolean> {
  for (const program of programs[process.platform] ?? onLinux) {
    if (await takes(program, text)) return true;
  }
  return false;
}

function takes([program, ...args]: [string, ...string[]], text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: partEnvironment(process.env).shared as NodeJS.ProcessEnv,
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
    child.stdin.on('error', () => resolve(false));
    child.stdin.end(text);
  });
}
