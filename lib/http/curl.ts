import type { HttpExchange } from '@/lib/http/transcript';
import { shellWord as quote } from '@/lib/text/shell-word';
import { isPlainLine } from '@/lib/text/visible-text';

const masked = /^‹(.*)›$/;

const notWritten =
  '# This request contains control or invisible characters. It isn’t shown as a command because they could end it.';

/**
 * The request as a curl command for a POSIX shell. Masked values become variables named after them, such as
 * `$OIDC_CLIENT_SECRET` or `$OIDC_CODE`, which must be set before running the command.
 */
export function toCurl(exchange: HttpExchange, client_id: string): string {
  const { method, url, request } = exchange;
  const parts = ['curl --include'];
  if (method !== (request.body === null ? 'GET' : 'POST')) parts.push(`--request ${quote(method)}`);
  // curl treats braces and brackets in a URL as patterns.
  if (/[[\]{}]/.test(url)) parts.push('--globoff');
  parts.push(quote(url));
  for (const [name, value] of Object.entries(request.headers)) parts.push(header(name, value, client_id));
  if (request.body !== null) parts.push(...body(request.body));
  // A control character acts on a terminal even within quotes. For example, it can end the pasted text.
  return parts.every(isPlainLine) ? parts.join(' \\\n  ') : notWritten;
}

function header(name: string, value: string, client_id: string): string {
  if (name.toLowerCase() !== 'authorization') return `--header ${quote(`${name}: ${value}`)}`;
  return value.startsWith('Basic ')
    ? `--user ${quote(`${client_id}:`)}${variable('client_secret')}`
    : `--header ${quote(`${name}: ${value.split(' ')[0]} `)}${variable('access_token')}`;
}

/** One argument per field of the form, because the shell may expand only masked values. */
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
