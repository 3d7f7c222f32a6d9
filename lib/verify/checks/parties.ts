import { poolIdOf } from '@/lib/oidc/pool-id';
import { coreSection } from '@/lib/oidc/spec-links';
import { withoutSlash } from '@/lib/oidc/web-url';
import { claimRule, fail, pass, type Rule, show, skip, warn } from '../rule';

const iss = claimRule(
  {
    claim: 'iss',
    title: 'The issuer is the expected one',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  (value, _claims, { expected: { issuer } }) => {
    const actual = show(value);
    if (value !== undefined && typeof value !== 'string') {
      return fail({
        expected: 'a string',
        actual,
        cause: 'The issuer writes iss as something else than a string (RFC 7519 §4.1.1).',
        fix: 'Take a token from the token endpoint itself; a real issuer writes its own URL.',
      });
    }
    if (issuer === undefined) return skip(`${actual}; no issuer was given to compare it with.`);
    const expected = show(issuer);
    if (value === issuer) return pass(expected, actual);
    return fail({ expected, actual, ...explainIssuer(value, issuer) });
  },
);

function explainIssuer(actual: string | undefined, expected: string): { cause: string; fix: string } {
  if (actual === undefined) {
    return {
      cause: 'The token does not say who issued it: it is no id token, or it was made by hand.',
      fix: 'Take the id_token of a token response.',
    };
  }
  if (withoutSlash(actual) === withoutSlash(expected)) {
    return {
      cause: 'A slash at the end. The two are compared character by character.',
      fix: 'Take the issuer as the discovery document has it.',
    };
  }
  if (withoutScheme(actual) === withoutScheme(expected)) {
    return {
      cause: 'http in one, https in the other: often a proxy in front of the provider that does not tell it.',
      fix: 'Have the provider name the address that its clients use.',
    };
  }
  const pool = poolIdOf(expected);
  if (pool !== null && pool === poolIdOf(actual)) {
    return {
      cause:
        'The same user pool under another name: its updated issuer (issuer-cognito-idp), or a replica in another Region.',
      fix: 'Configure the issuer that the token names, and tell everyone who verifies its tokens.',
    };
  }
  return {
    cause:
      pool === null
        ? 'The token comes from another provider or tenant than the one that is configured.'
        : 'The token comes from another user pool.',
    fix: 'Compare the two. Log in again with this profile, or choose the profile that the token belongs to.',
  };
}

const withoutScheme = (url: string): string => url.replace(/^https?:/, '');

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const aud = claimRule(
  { claim: 'aud', title: 'It was issued for this client', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  (value, claims, { expected: { client_id, token_use } }) => {
    const actual = show(value);
    if (value !== undefined && typeof value !== 'string' && !isStrings(value)) {
      return fail({
        expected: 'a string or a list of strings',
        actual,
        cause: 'The issuer writes aud as something else (RFC 7519 §4.1.3).',
        fix: 'Have the issuer write the client id.',
      });
    }
    const audience = typeof value === 'string' ? [value] : (value ?? []);
    if (client_id === undefined) return skip(`${actual}; no client id was given to compare it with.`);
    const expected = show(client_id);
    const included = audience.includes(client_id);
    if (token_use === 'access') {
      // It names the API that the token is for; the client stands in client_id. RFC 9068 §2.2.
      return included
        ? pass(expected, actual)
        : skip(`${actual}; in an access token that is for its API to judge.`);
    }
    if (included && (audience.length === 1 || claims.azp === client_id)) return pass(expected, actual);
    if (included) {
      return fail({
        expected: `${expected} alone`,
        actual,
        cause:
          'The token is also meant for others, who could use it here in the name of their users. A token with audiences that are not trusted must be rejected.',
        fix: 'Have the provider issue an id token for this client alone, or name this client in azp.',
      });
    }
    return fail({
      expected,
      actual,
      cause:
        value === undefined && claims.client_id !== undefined
          ? 'This is an access token: it has client_id instead of aud.'
          : 'You logged in with another app client, or the token of another application was pasted.',
      fix: 'Compare with the client id in the configuration, and take the id_token of a login with that client.',
    });
  },
);

const azp = claimRule(
  {
    claim: 'azp',
    title: 'The authorized party is this client',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  (value, _claims, { expected: { client_id, token_use } }) => {
    const actual = show(value);
    if (value === undefined) return skip('absent');
    if (client_id === undefined && typeof value === 'string')
      return skip(`${actual}; no client id was given to compare it with.`);
    const expected = client_id === undefined ? 'absent or a string' : `absent or ${show(client_id)}`;
    if (value === client_id) return pass(expected, actual);
    const trouble = {
      expected,
      actual,
      cause: 'The token was issued to another client of the same provider, which passed it on.',
      fix: 'Log in with this client.',
    };
    return token_use === 'access' && typeof value === 'string' ? warn(trouble) : fail(trouble);
  },
);

const sub = claimRule(
  { claim: 'sub', title: 'It says whom it is about', spec: coreSection('2', 'IDToken') },
  (value, _claims, { expected: { token_use } }) => {
    const expected = 'a string of 1 to 255 characters';
    const actual = show(value);
    if (typeof value === 'string' && value.length > 0 && value.length <= 255) return pass(expected, actual);
    const trouble = {
      expected,
      actual,
      cause: 'No id token of a provider: sub is the one claim that names the user for good.',
      fix: 'Take the id_token of a login; where a Lambda or a proxy writes the token, have it keep sub.',
    };
    // Only the JWT profile of access tokens asks for it (RFC 9068 §2.2), and not every provider follows that.
    return value === undefined && token_use === 'access' ? warn(trouble) : fail(trouble);
  },
);

export const partyRules: readonly Rule[] = [iss, aud, azp, sub];
