import { isPoolId } from '@/lib/oidc/pool-id';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { excerpt } from '@/lib/text/excerpt';
import { reservedParameters } from './reserved-parameters';

export const defaultCubeUrl = 'http://localhost:4000';

/** A field that was read, or what is wrong with it: what was seen, and what to do. */
export type Field<T> = { ok: true; value: T } | { ok: false; problem: string };

const value = <T>(read: T): Field<T> => ({ ok: true, value: read });
const problem = (words: string): Field<never> => ({ ok: false, problem: words });
const quoted = (text: string) => `“${excerpt(text, 60)}”`;

/** Characters. */
export const maxNameLength = 100;

/** The limits are generous; they keep a slip (a whole file pasted) out of the profile's file. Characters. */
export const limits = {
  client_id: 255,
  client_secret: 1_000,
  scope: 1_000,
  url: 2_000,
  parameters: 50,
  parameter: 2_000,
};

export function readName(text: string): Field<string> {
  const name = text.trim();
  if (name === '')
    return problem('The name is empty. Give the profile a name that tells it from the others.');
  if (name.length > maxNameLength) return tooLong('name', name.length, maxNameLength);
  return value(name);
}

export function readClientId(text: string): Field<string> {
  const id = text.trim();
  if (id === '') return problem('There is no client id. Copy it from the App Client page of your provider.');
  if (isPoolId(id)) {
    return problem(
      `${quoted(id)} is a user pool id. It belongs in Discovery Document URL; here goes the Client ID of an app client of that pool.`,
    );
  }
  if (/^https?:/i.test(id)) return problem(`${quoted(id)} is a URL. Enter the client id itself.`);
  // RFC 6749 appendix A.1 also allows a space; no provider is known to use one, and a pasted one is a slip.
  if (!/^[\x21-\x7e]+$/.test(id)) {
    return problem(
      `${quoted(id)} has white space or a character outside ASCII in it. Copy the client id anew, alone.`,
    );
  }
  if (id.length > limits.client_id) return tooLong('client id', id.length, limits.client_id);
  return value(id);
}

/** Null where the field is empty. A secret is never repeated in a sentence. */
export function readClientSecret(text: string): Field<string | null> {
  if (text === '') return value(null);
  if (text !== text.trim()) {
    return problem(
      'The client secret has white space at its beginning or end, which would be sent along. Paste it again without.',
    );
  }
  if (!/^[\x20-\x7e]+$/.test(text)) {
    return problem(
      'The client secret has a line break or a character outside ASCII in it. Copy it again, alone.',
    );
  }
  if (text.length > limits.client_secret) return tooLong('client secret', text.length, limits.client_secret);
  return value(text);
}

/** Space-separated, as RFC 6749 §3.3 has it; commas between scopes, a common slip, are named. */
export function readScope(text: string): Field<string> {
  const scopes = text.split(/\s+/).filter((scope) => scope !== '');
  const scope = scopes.join(' ');
  if (scope.length > limits.scope) return tooLong('scope', scope.length, limits.scope);
  if (!scopes.includes('openid')) {
    const commas = scope.includes(',') ? ' Scopes are separated by spaces, not commas.' : '';
    const seen = scope === '' ? 'The scope is empty' : `${quoted(scope)} does not contain openid`;
    return problem(`${seen}. Add openid: without it the provider issues no id_token.${commas}`);
  }
  const wrong = scopes.find((one) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(one));
  if (wrong !== undefined)
    return problem(
      `${quoted(wrong)} is no scope: quotes, backslashes and characters outside ASCII are not allowed. Remove it.`,
    );
  return value(scope);
}

/** The address of Cube; the usual one where nothing is typed. A token is sent there when the user asks for it. */
export const readCubeUrl = (text: string): Field<string> =>
  readUrl(text.trim() || defaultCubeUrl, 'address of Cube');

export function readUrl(text: string, what: string): Field<string> {
  const url = text.trim();
  if (url.length > limits.url) return tooLong(what, url.length, limits.url);
  const read = readWebUrl(url);
  return read.ok ? value(url) : problem(`${quoted(url)} cannot be used: it must ${urlRule[read.fault]}.`);
}

/** A host as a URL has it: a name, with its port where it has one. */
export function readHost(text: string): Field<string> {
  const isHost = URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;
  return isHost && text.length <= limits.client_id
    ? value(text)
    : problem(
        `${quoted(text)} isn’t a host. Expected is a name, with its port where it has one, such as login.example.com.`,
      );
}

/** One `name=value` a line; empty lines are left out. */
export function readExtraParameters(text: string): Field<Record<string, string>> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > limits.parameters)
    return problem(`There are ${lines.length} lines; ${limits.parameters} are the most. Remove some.`);
  const parameters = new Map<string, string>();
  for (const line of lines) {
    if (line.length > limits.parameter) return tooLong('line', line.length, limits.parameter);
    const at = line.indexOf('=');
    const name = line.slice(0, at).trim();
    if (at < 1 || !/^[A-Za-z0-9._~-]+$/.test(name))
      return problem(
        `${quoted(line)} is no parameter. Write one name=value a line, such as identity_provider=Google.`,
      );
    if (reservedParameters.has(name))
      return problem(
        `${name} is set by Claimcheck or by a field of its own, and cannot be set here. Remove the line.`,
      );
    if (parameters.has(name))
      return problem(
        `${name} stands there twice. Remove one of the lines: a parameter may be sent once only (RFC 6749 §3.1).`,
      );
    parameters.set(name, line.slice(at + 1).trim());
  }
  return value(Object.fromEntries(parameters));
}

function tooLong(what: string, length: number, limit: number): Field<never> {
  return problem(
    `The ${what} is ${length} characters long; ${limit} are the most. Was something else pasted along?`,
  );
}
