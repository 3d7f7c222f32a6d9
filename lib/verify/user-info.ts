import type { UserInfoAnswer } from '@/lib/exchange/user-info';
import type { JsonObject } from '@/lib/json/object';
import type { Check } from '@/lib/oidc/check';
import { contentTypeNote, isMediaType } from '@/lib/oidc/content-type';
import { coreSection } from '@/lib/oidc/spec-links';
import { decode } from './decode';
import { readJsonObject } from './json-object';
import type { KeySource } from './keys/source';
import { absent, type Finding, fail, pass, show, skip, warn } from './rule';
import { verify } from './verify';

/** The response of the UserInfo endpoint, and the results of its checks. */
export type UserInfo = {
  /** `jwe`: encrypted, so Claimcheck can't read it. */
  form: 'json' | 'jws' | 'jwe';
  /** `null` if they can't be read. */
  claims: JsonObject | null;
  checks: Check[];
};

const spec = coreSection('5.3.2', 'UserInfoResponse');

/**
 * Verifies a response of the UserInfo endpoint. `id_claims` are from the id_token of the same response as the
 * access token: a response about another user must not be used. `keys` are only needed if the response is
 * signed.
 */
export async function judgeUserInfo(
  { form, text, content_type }: UserInfoAnswer,
  id_claims: JsonObject | null,
  expected: { issuer: string; client_id: string },
  keys: () => Promise<KeySource>,
  now: number,
): Promise<UserInfo> {
  if (form === 'json') {
    const claims = readJsonObject(new TextEncoder().encode(text)).object;
    const odd = !isMediaType(content_type, 'application/json');
    const notes = odd ? [contentTypeNote('userInfo response', content_type, spec)] : [];
    return { form, claims, checks: [...judgeClaims(claims, id_claims), ...notes] };
  }
  const decoded = decode(text);
  if (decoded.form === 'jwe') return { form: 'jwe', claims: null, checks: [encrypted] };
  const claims = decoded.payload?.object ?? null;
  const signed = await checkSigned(text, claims, expected, await keys(), now);
  return { form: 'jws', claims, checks: [...judgeClaims(claims, id_claims), ...signed] };
}

function judgeClaims(claims: JsonObject | null, id_claims: JsonObject | null): Check[] {
  if (claims === null) return [unreadable];
  return [
    {
      id: 'sub',
      claim: 'sub',
      title: 'Subject',
      spec,
      ...judgeSubject(claims.sub, id_claims),
    },
    {
      id: 'booleans',
      title: 'Types of booleans',
      spec: coreSection('5.1', 'StandardClaims'),
      ...judgeBooleans(claims, id_claims ?? {}),
    },
  ];
}

function judgeSubject(sub: unknown, id_claims: JsonObject | null): Finding {
  if (id_claims === null)
    return skip(`${show(sub)}. There is no id_token to compare it with.`, 'Nothing to compare with');
  const [expected, actual] = [show(id_claims.sub), show(sub)];
  if (typeof sub === 'string' && sub === id_claims.sub)
    return pass('The user of the id_token', expected, actual);
  return fail({
    result: sub === undefined ? 'Missing' : 'Another user',
    expected,
    actual,
    cause:
      sub === undefined
        ? 'The provider omits sub, which every response must have, or the URL belongs to another API.'
        : 'The access token and the id_token belong to two users, or the access token was replaced.',
    fix: 'Don’t use these claims. They may belong to another user.',
  });
}

/**
 * Standard claims that are booleans (OpenID Connect Core 1.0 §5.1), and other claims that are booleans in the
 * id_token.
 */
const booleans = ['email_verified', 'phone_number_verified'];

function judgeBooleans(claims: JsonObject, id_claims: JsonObject): Finding {
  const named = Object.keys(claims).filter(
    (name) => booleans.includes(name) || typeof id_claims[name] === 'boolean',
  );
  const strings = named.filter((name) => typeof claims[name] === 'string');
  if (named.length === 0) return absent('no boolean among the claims');
  const list = (names: string[]) => names.map((name) => `${name}: ${show(claims[name])}`).join(', ');
  if (strings.length === 0) return pass('Booleans', 'booleans', list(named));
  return warn({
    result: `${strings.length === 1 ? '1 string' : `${strings.length} strings`} instead`,
    expected: strings.map((name) => `${name}: true or false`).join(', '),
    actual: list(strings),
    cause:
      'Amazon Cognito stores attributes as strings, and its userInfo returns them as strings. In the id_token they are booleans.',
    fix: 'Read them from the id_token, or compare with the string "true". In most languages "false" counts as true.',
  });
}

const unreadable: Check = {
  id: 'json',
  title: 'Format',
  spec,
  ...fail({
    result: 'Can’t be read',
    expected: 'a JSON object',
    actual: 'nothing that can be read as one',
    cause: 'It is nested too deeply, or it isn’t JSON in UTF-8.',
    fix: 'See the response in the HTTP log, and report it to the provider.',
  }),
};

const encrypted: Check = {
  id: 'json',
  title: 'Format',
  spec,
  ...skip(
    'The response is encrypted for the client (JWE). Only the client’s private key can decrypt it.',
    'Encrypted',
  ),
};

/** The checks of a signed response. It should contain iss and aud, and if it does, they must be correct. */
async function checkSigned(
  jwt: string,
  claims: JsonObject | null,
  expected: { issuer: string; client_id: string },
  keys: KeySource,
  now: number,
): Promise<Check[]> {
  // The algorithm is agreed at registration, which isn't known here, so the keys decide.
  const alg = decode(jwt).header.object?.alg;
  const algorithms = typeof alg === 'string' ? [alg] : [];
  const { checks } = await verify(jwt, keys, { ...expected, algorithms }, now);
  return checks
    .filter(({ id }) => ['alg', 'key-strength', 'signature', 'iss', 'aud'].includes(id))
    .map((check) => {
      const missing = (check.id === 'iss' || check.id === 'aud') && claims?.[check.id] === undefined;
      return missing ? { ...check, spec, ...absent('absent; a signed response should have it') } : check;
    });
}
