import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseJson } from '@/lib/json/parse';
import { CommandError } from './command';
import { exitCodes } from './exit-codes';

/** Bytes, far above any key set, settings file, or handler. */
const maxBytes = 1_048_576;

/** The text of a file on the command line, relative to the folder where it was called. */
export async function readNamedFile(path: string, option: string): Promise<string> {
  const file = resolve(process.env.INIT_CWD ?? '.', path);
  const misread = (why: string) =>
    new CommandError(exitCodes.usage, `${option}: ${path} can't be read: ${why}.`);
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw misread(`it's larger than ${maxBytes} bytes`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw misread((error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}

/** The same as JSON. */
export async function readNamedJson(path: string, option: string): Promise<unknown> {
  const json = parseJson(await readNamedFile(path, option));
  if (json === undefined) throw new CommandError(exitCodes.usage, `${option}: ${path} isn't JSON.`);
  return json;
}
