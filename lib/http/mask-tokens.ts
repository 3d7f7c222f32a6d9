import { endOfString } from '@/lib/json/shape';
import { mask } from './transcript';

/**
 * Masks the tokens in a response, by field name or by their format. The rest of the text doesn't change, even
 * if it's cut off or not JSON. A token at the end of `body` may be cut off.
 */
export const maskTokens = (body: string): string => maskByLook(maskByField(body));

const fields = ['access_token', 'id_token', 'refresh_token'];
const space = ' \t\r\n';

function maskByField(body: string): string {
  let masked = '';
  let copied = 0;
  for (let at = body.indexOf('"'); at !== -1; at = body.indexOf('"', at)) {
    const name = fields.find((each) => body.startsWith(`"${each}"`, at));
    const start = name === undefined ? -1 : valueAfter(body, at + name.length + 2);
    if (name === undefined || start === -1) {
      at += 1;
      continue;
    }
    masked += body.slice(copied, start) + mask(name);
    copied = endOfString(body, start - 1);
    at = copied + 1;
  }
  return masked + body.slice(copied);
}

/** Index of the string after a colon, past its quote; -1 if there isn't one. */
function valueAfter(body: string, nameEnd: number): number {
  const colon = pastSpace(body, nameEnd);
  if (body[colon] !== ':') return -1;
  const quote = pastSpace(body, colon + 1);
  return body[quote] === '"' ? quote + 1 : -1;
}

function pastSpace(body: string, start: number): number {
  let at = start;
  while (at < body.length && space.includes(body.charAt(at))) at += 1;
  return at;
}

/** Base64url of the first characters of every JOSE header. */
const headerStart = 'eyJ';
const shortestHeader = 13;

const tokenCharacter = /[\w.-]/;

function maskByLook(body: string): string {
  let masked = '';
  let copied = 0;
  for (let at = body.indexOf(headerStart); at !== -1; at = body.indexOf(headerStart, at)) {
    let end = at;
    while (end < body.length && tokenCharacter.test(body.charAt(end))) end += 1;
    const start = tokenIn(body.slice(at, end), end === body.length);
    if (start !== -1) {
      masked += body.slice(copied, at + start) + mask('token');
      copied = end;
    }
    at = end;
  }
  return masked + body.slice(copied);
}

/** Index of a token that extends to the end of a run of token characters; -1 if there isn't one. */
function tokenIn(row: string, isCut: boolean): number {
  let start = 0;
  const parts = row.split('.');
  for (const [at, part] of parts.entries()) {
    const from = part.indexOf(headerStart);
    const goesOn = Boolean(parts[at + 1]) || (isCut && at === parts.length - 1);
    if (from !== -1 && part.length - from >= shortestHeader && goesOn) return start + from;
    start += part.length + 1;
  }
  return -1;
}
