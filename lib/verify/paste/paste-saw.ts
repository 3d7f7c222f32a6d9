import { poolIdOf } from '@/lib/oidc/pool-id';
import { excerpt } from '@/lib/text/excerpt';
import { unwrap } from '@/lib/text/unwrap';
import { parametersIn, readJson, stringsIn } from './paste-forms';

/** What a paste without a token seems to be. */
export type Saw =
  | { kind: 'empty' }
  /** An authorization code: a UUID, as from Amazon Cognito, or the parameter of a callback URL. */
  | { kind: 'code' }
  | { kind: 'pool-id' }
  /** One word that only its issuer can interpret. */
  | { kind: 'opaque'; length: number }
  /** Named values without a token. */
  | { kind: 'json' | 'address'; names: string[] }
  | { kind: 'text' };

/** Maximum names to list. */
const most = 8;

export function whatWasSeen(text: string): Saw {
  const json = readJson(text);
  if (json !== null && typeof json !== 'string') return { kind: 'json', names: namesOf(stringsIn(json)) };
  const bare = unwrap(text);
  if (bare === '') return { kind: 'empty' };
  const parameters = parametersIn(bare);
  if (parameters.some(({ name }) => name === 'code')) return { kind: 'code' };
  if (parameters.length > 0) return { kind: 'address', names: namesOf(parameters) };
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(bare)) return { kind: 'code' };
  if (poolIdOf(bare) !== null) return { kind: 'pool-id' };
  if (/^https?:\/\//i.test(bare)) return { kind: 'address', names: [] };
  return /\s/.test(bare) ? { kind: 'text' } : { kind: 'opaque', length: bare.length };
}

const namesOf = (named: { name: string }[]): string[] => [
  ...new Set(named.slice(0, most).map(({ name }) => name)),
];

/** A description for the user, in sentences. */
export function describeSaw(saw: Saw): string {
  switch (saw.kind) {
    case 'empty':
      return 'This text contains only whitespace or quotes.';
    case 'code':
      return 'This is an authorization code, not a token. To exchange a code for tokens, start a sign-in in Claimcheck.';
    case 'pool-id':
      return 'This is a user pool ID or an issuer, not a token.';
    case 'opaque':
      return `This is an opaque string (${saw.length} characters), not a JSON Web Token. Only its issuer can read it. Access tokens and refresh tokens can be opaque; an id_token never is.`;
    case 'json':
      return `This JSON doesn’t contain a JSON Web Token. ${listed('fields', saw.names)}`;
    case 'address':
      return `This URL doesn’t contain a JSON Web Token. ${listed('parameters', saw.names)}`;
    case 'text':
      return 'No token found in this text. A token starts with "eyJ" and contains two dots.';
  }
}

const listed = (what: string, names: string[]): string =>
  names.length === 0
    ? `It has no ${what}.`
    : `Its ${what}: ${names.map((name) => excerpt(name, 40)).join(', ')}.`;
