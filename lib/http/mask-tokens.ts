import { endOfString } from '@/lib/json/shape';
import { mask } from './transcript';

/**
 * An answer with its tokens masked, by their field and, where a server put one elsewhere, by their look. The text around
 * them stays as it came, cut off or not JSON at all: what reaches the end of `body` may go on behind it.
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

/** Where the string behind a colon begins, past its quote; -1 if there is none. */
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

/** Base64url of what every JOSE header begins with. */
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

/** Where a token begins in a row of the characters that tokens are made of, and goes on to its end; -1 for nowhere. */
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
