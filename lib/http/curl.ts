import type { HttpExchange } from '@/lib/http/transcript';
import { shellWord as quote } from '@/lib/text/shell-word';
import { isPlainLine } from '@/lib/text/visible-text';

const masked = /^‹(.*)›$/;

const notWritten =
  '# This request contains control or invisible characters. It isn’t shown as a command because they could end it.';

/**
 * The request as a curl command for a POSIX shell. What the transcript masks becomes a variable named after it,
 * `$OIDC_CLIENT_SECRET` or `$OIDC_CODE`, to be set before the command is run.
 */
export function toCurl(exchange: HttpExchange, client_id: string): string {
  const { method, url, request } = exchange;
  const parts = ['curl --include'];
  if (method !== (request.body === null ? 'GET' : 'POST')) parts.push(`--request ${quote(method)}`);
  // curl reads braces and brackets of an address as a list of addresses.
  if (/[[\]{}]/.test(url)) parts.push('--globoff');
  parts.push(quote(url));
  for (const [name, value] of Object.entries(request.headers)) parts.push(header(name, value, client_id));
  if (request.body !== null) parts.push(...body(request.body));
  // In a terminal a control character is a command of its own, within quotes too: it can end what is being pasted.
  return parts.every(isPlainLine) ? parts.join(' \\\n  ') : notWritten;
}

function header(name: string, value: string, client_id: string): string {
  if (name.toLowerCase() !== 'authorization') return `--header ${quote(`${name}: ${value}`)}`;
  return value.startsWith('Basic ')
    ? `--user ${quote(`${client_id}:`)}${variable('client_secret')}`
    : `--header ${quote(`${name}: ${value.split(' ')[0]} `)}${variable('access_token')}`;
}

/** A form goes out pair by pair, since only a pair with a masked value may be changed by the shell. */
function body(text: string): string[] {
  if (!text.includes('‹')) return [`--data-raw ${quote(text)}`];
  return text.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    const hidden = masked.exec(value)?.[1];
    return hidden === undefined
      ? `--data-raw ${quote(pair)}`
      : `--data-urlencode ${quote(`${name}=`)}${variable(hidden)}`;
  });
}

const variable = (name: string) => `"$OIDC_${name.toUpperCase().replaceAll(/\W/g, '_')}"`;
