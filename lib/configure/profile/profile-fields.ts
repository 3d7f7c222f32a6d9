import { isPoolId } from '@/lib/oidc/pool-id';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { excerpt } from '@/lib/text/excerpt';
import { reservedParameters } from './reserved-parameters';

export const defaultCubeUrl = 'http://localhost:4000';

/** A valid field, or its problem: what was found, and how to fix it. */
export type Field<T> = { ok: true; value: T } | { ok: false; problem: string };

const value = <T>(read: T): Field<T> => ({ ok: true, value: read });
const problem = (words: string): Field<never> => ({ ok: false, problem: words });
const quoted = (text: string) => `“${excerpt(text, 60)}”`;

/** In characters. */
export const maxNameLength = 100;

/** Generous limits in characters, so that a whole file pasted by mistake isn't saved. */
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
  if (name === '') return problem('Enter a unique profile name.');
  if (name.length > maxNameLength) return tooLong('name', name.length, maxNameLength);
  return value(name);
}

export function readClientId(text: string): Field<string> {
  const id = text.trim();
  if (id === '') return problem('Enter the client ID. You’ll find it on your provider’s app client page.');
  if (isPoolId(id)) {
    return problem(
      `${quoted(id)} is a user pool ID. Enter it as Discovery Document URL, and enter the Client ID of an app client here.`,
    );
  }
  if (/^https?:/i.test(id)) return problem(`${quoted(id)} is a URL. Enter the client ID.`);
  // RFC 6749 appendix A.1 also allows a space. No known provider uses one, and a pasted one is a mistake.
  if (!/^[\x21-\x7e]+$/.test(id)) {
    return problem(
      `${quoted(id)} contains whitespace or non-ASCII characters. Copy only the client ID again.`,
    );
  }
  if (id.length > limits.client_id) return tooLong('client id', id.length, limits.client_id);
  return value(id);
}

/** Null if the field is empty. Sentences never repeat a secret. */
export function readClientSecret(text: string): Field<string | null> {
  if (text === '') return value(null);
  if (text !== text.trim()) {
    return problem('The client secret starts or ends with whitespace. Remove the whitespace.');
  }
  if (!/^[\x20-\x7e]+$/.test(text)) {
    return problem(
      'The client secret contains a line break or non-ASCII characters. Copy only the secret again.',
    );
  }
  if (text.length > limits.client_secret) return tooLong('client secret', text.length, limits.client_secret);
  return value(text);
}

/**
 * Space-separated, according to RFC 6749 §3.3. Commas between scopes are a common mistake with its own
 * message.
 */
export function readScope(text: string): Field<string> {
  const scopes = text.split(/\s+/).filter((scope) => scope !== '');
  const scope = scopes.join(' ');
  if (scope.length > limits.scope) return tooLong('scope', scope.length, limits.scope);
  if (!scopes.includes('openid')) {
    const commas = scope.includes(',') ? ' Scopes are separated by spaces, not commas.' : '';
    const seen = scope === '' ? 'The scope is empty' : `${quoted(scope)} doesn’t contain openid`;
    return problem(`${seen}. Add openid, which is required to get an id_token.${commas}`);
  }
  const wrong = scopes.find((one) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(one));
  if (wrong !== undefined)
    return problem(
      `${quoted(wrong)} isn’t a valid scope. Scopes can’t contain quotes, backslashes, or non-ASCII characters.`,
    );
  return value(scope);
}

/** The URL of Cube, with a default for an empty field. A token is sent there when the user requests it. */
export const readCubeUrl = (text: string): Field<string> =>
  readUrl(text.trim() || defaultCubeUrl, 'URL of Cube');

export function readUrl(text: string, what: string): Field<string> {
  const url = text.trim();
  if (url.length > limits.url) return tooLong(what, url.length, limits.url);
  const read = readWebUrl(url);
  return read.ok ? value(url) : problem(`${quoted(url)} can’t be used. It must ${urlRule[read.fault]}.`);
}

/** A host as in a URL: a name with an optional port. */
export function readHost(text: string): Field<string> {
  const isHost = URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;
  return isHost && text.length <= limits.client_id
    ? value(text)
    : problem(`${quoted(text)} isn’t a host. Enter a name with an optional port, such as login.example.com.`);
}

/** One `name=value` per line; empty lines are ignored. */
export function readExtraParameters(text: string): Field<Record<string, string>> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > limits.parameters)
    return problem(
      `There are ${lines.length} lines, but only ${limits.parameters} are allowed. Remove some.`,
    );
  const parameters = new Map<string, string>();
  for (const line of lines) {
    if (line.length > limits.parameter) return tooLong('line', line.length, limits.parameter);
    const at = line.indexOf('=');
    const name = line.slice(0, at).trim();
    if (at < 1 || !/^[A-Za-z0-9._~-]+$/.test(name))
      return problem(
        `${quoted(line)} isn’t a parameter. Enter one name=value per line, such as identity_provider=Google.`,
      );
    if (reservedParameters.has(name))
      return problem(
        `${name} is set by Claimcheck or has its own field, so it can’t be set here. Remove the line.`,
      );
    if (parameters.has(name))
      return problem(
        `${name} is listed twice. Remove one of the lines. A parameter can be sent only once (RFC 6749 §3.1).`,
      );
    parameters.set(name, line.slice(at + 1).trim());
  }
  return value(Object.fromEntries(parameters));
}

function tooLong(what: string, length: number, limit: number): Field<never> {
  return problem(
    `The ${what} is ${length} characters long, but only ${limit} are allowed. Check what you pasted.`,
  );
}
