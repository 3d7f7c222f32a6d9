import type { JsonObject } from '@/lib/json/object';
import { coreSection } from '@/lib/oidc/spec-links';
import { absent, claimRule, fail, pass, type Rule, show, skip, warn } from '../rule';
import { albCause, isAlbToken } from './balancer';
import { explainIssuer } from './explain-issuer';

const iss = claimRule(
  { claim: 'iss', title: 'Issuer', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  (value, _claims, { expected: { issuer }, header }) => {
    const actual = show(value);
    if (value !== undefined && typeof value !== 'string') {
      return fail({
        result: value === null ? 'Missing' : 'Not a string',
        expected: 'a string',
        actual,
        cause: 'The issuer’s iss must be a string (RFC 7519 §4.1.1).',
        fix: 'Use a token from the token endpoint itself. A provider writes its own URL.',
      });
    }
    if (issuer === undefined) return skip(`${actual}. No issuer was given to compare it with.`);
    const expected = show(issuer);
    if (value === issuer) return pass('Matches', expected, actual);
    if (value === undefined) {
      return fail({
        result: 'Missing',
        expected,
        actual,
        cause: 'The token doesn’t name its issuer. It isn’t an ID token, or someone made it by hand.',
        fix: 'Use the id_token from a token response.',
      });
    }
    if (isAlbToken(header)) return fail({ result: 'A load balancer’s token', expected, actual, ...albCause });
    return fail({ expected, actual, ...explainIssuer(value, issuer) });
  },
);

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const aud = claimRule(
  { claim: 'aud', title: 'Audience', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  (value, claims, { expected: { client_id, token_use } }) => {
    const actual = show(value);
    if (value !== undefined && typeof value !== 'string' && !isStrings(value)) {
      return fail({
        result: value === null ? 'Missing' : 'Not a string or a list',
        expected: 'a string or a list of strings',
        actual,
        cause: 'aud must be a string or a list of strings (RFC 7519 §4.1.3).',
        fix: 'Write the client ID as aud at the issuer.',
      });
    }
    const audience = typeof value === 'string' ? [value] : (value ?? []);
    if (client_id === undefined) return skip(`${actual}. No client ID was given to compare it with.`);
    const expected = show(client_id);
    const included = audience.includes(client_id);
    if (token_use === 'access') {
      // aud names the API that the token is for, client_id the client. RFC 9068 §2.2.
      return included
        ? pass('This client', expected, actual)
        : skip(`${actual}. An access token’s audience is its API.`, 'Another API');
    }
    if (included && (audience.length === 1 || claims.azp === client_id)) {
      return pass('This client', expected, actual);
    }
    if (included) {
      return fail({
        result: 'Also for other audiences',
        expected: `only ${expected}`,
        actual,
        cause:
          'The token is also meant for others, who could use it here on behalf of their users. A token with audiences that aren’t trusted must be rejected.',
        fix: 'Have the provider issue an ID token for only this client, or name this client in azp.',
      });
    }
    return fail({
      result: value === undefined ? 'Missing' : 'Another client',
      expected,
      actual,
      cause:
        value === undefined && claims.client_id !== undefined
          ? 'This is an access token: it has client_id instead of aud.'
          : 'You signed in with another app client, or pasted the token of another application.',
      fix: 'Compare with the client ID in the configuration, and use the id_token from a sign-in with that client.',
    });
  },
);

const azp = claimRule(
  { claim: 'azp', title: 'Authorized party', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  (value, claims, { expected: { client_id, token_use } }) => {
    const actual = show(value);
    if (value === undefined) return absent();
    if (client_id === undefined && typeof value === 'string') {
      return skip(`${actual}. No client ID was given to compare it with.`);
    }
    const expected = client_id === undefined ? 'absent or a string' : `absent or ${show(client_id)}`;
    if (value === client_id) {
      const others = token_use === 'access' ? [] : audienceOf(claims).filter((name) => name !== client_id);
      return others.length === 0
        ? pass('This client', expected, actual)
        : warn(otherAudiences(others, actual));
    }
    const trouble = {
      result: typeof value === 'string' ? 'Another client' : 'Not a string',
      expected,
      actual,
      cause:
        typeof value === 'string'
          ? 'The token was issued to another client of the same provider.'
          : 'azp must be a string. Someone, or a trigger, wrote it by hand.',
      fix:
        typeof value === 'string' ? 'Sign in with this client.' : 'Write the client ID as azp at the issuer.',
    };
    return token_use === 'access' && typeof value === 'string' ? warn(trouble) : fail(trouble);
  },
);

const audienceOf = ({ aud }: JsonObject): string[] => (isStrings(aud) ? aud : []);

/** Step 3 of the validation: reject a token that has other, untrusted audiences. */
const otherAudiences = (others: string[], azp: string) => ({
  result: 'This client, and other audiences',
  expected: 'no other audience, or only ones that you trust',
  actual: `${azp}; aud also has ${show(others)}`,
  cause: 'The provider issues one ID token for several services. Each of them can use it in the user’s name.',
  fix: 'If you don’t trust one of them, remove it from aud in the provider’s client settings.',
});

const sub = claimRule(
  { claim: 'sub', title: 'Subject', spec: coreSection('2', 'IDToken') },
  (value, claims, { expected: { token_use, issuer, client_id }, header }) => {
    if (isOwnToken(header, claims) && issuer === undefined && client_id === undefined) {
      return skip('This isn’t an ID token: a shared secret signs it, and it names no issuer or audience.');
    }
    const expected = 'a string of 1 to 255 characters';
    const actual = show(value);
    if (typeof value === 'string' && value.length > 0 && value.length <= 255) {
      return pass('Present', expected, actual);
    }
    const trouble = {
      result: value === undefined || value === null ? 'Missing' : 'Not a valid user ID',
      expected,
      actual,
      cause: 'Every ID token has sub, the claim that permanently identifies the user.',
      fix: 'Use the id_token from a sign-in. If a Lambda function or a proxy writes the token, keep sub.',
    };
    // Only the JWT profile of access tokens requires sub (RFC 9068 §2.2), and not every provider implements
    // it.
    return value === undefined && token_use === 'access' ? warn(trouble) : fail(trouble);
  },
);

/** A token that a service signs for itself, such as Cube's own. It isn't meant to be an ID token. */
const isOwnToken = (header: JsonObject | null, claims: JsonObject): boolean =>
  typeof header?.alg === 'string' &&
  header.alg.startsWith('HS') &&
  ['iss', 'aud', 'sub', 'nonce', 'token_use'].every((name) => claims[name] === undefined);

export const partyRules: readonly Rule[] = [iss, aud, azp, sub];
