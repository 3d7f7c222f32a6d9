import { readPaste } from '@/lib/verify/paste/paste';
import { CommandError, type Terminal } from './command';
import { exitCodes } from './exit-codes';

/**
 * The token in the input: the argument, or standard input if it's missing or `-`. Accepts anything that Inspect's field
 * accepts: a header, a URL, a token response. Without a token, `whole` returns the text itself, so that a damaged token
 * is still verified and explained.
 */
export async function readToken(
  [argument]: readonly string[],
  terminal: Terminal,
  { whole = false } = {},
): Promise<string> {
  const given = argument === undefined || argument === '-' ? await terminal.readInput() : argument;
  if (given === null || given.trim() === '') {
    throw new CommandError(
      exitCodes.usage,
      'No token was given. Pass it as an argument, or pipe it in on standard input.',
    );
  }
  const paste = readPaste(given);
  if (paste.found) return paste.candidates[0].token;
  if (whole) return given.trim();
  throw new CommandError(
    exitCodes.usage,
    'No token was found in the input. Expected three parts with two dots between them: header.payload.signature.',
  );
}
