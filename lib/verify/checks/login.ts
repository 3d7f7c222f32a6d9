import { coreSection } from '@/lib/oidc/spec-links';
import type { Evidence } from '../evidence';
import { claimRule, type Finding, fail, pass, type Rule, show, skip, warn } from '../rule';

const nonce = claimRule(
  {
    claim: 'nonce',
    title: 'It answers the login that was begun here',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  (value, _claims, { expected: { nonce: sent, token_use } }) => {
    const actual = show(value);
    // In an access token the name has no definition.
    const defined = value !== undefined && token_use === 'id';
    if (sent === undefined && defined && typeof value !== 'string') {
      return fail({
        expected: 'a string',
        actual,
        cause: 'The issuer writes nonce as something else than a string, or the claim was made by hand.',
        fix: 'Have the issuer write back the nonce of the authorization request as it came.',
      });
    }
    if (sent === undefined) return skip(`${actual}; no login is known to compare it with.`);
    if (sent === null) return judgeForeignLogin(value);
    const expected = show(sent);
    if (value === sent) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause:
        value === undefined
          ? 'The provider dropped the nonce of the authorization request, or the token comes from another login.'
          : 'The token comes from another login: two tabs, a pasted token, or one that was stolen and replayed.',
      fix: 'Start again and use only one tab. If it stays so, do not trust the token.',
    });
  },
);

/** A login that began without state began elsewhere: whatever nonce it has, nobody here can have sent it. */
function judgeForeignLogin(value: unknown): Finding {
  if (value === undefined) return skip('absent; the login began elsewhere, without one.');
  return warn({
    expected: 'absent, as far as is known here: the login began elsewhere',
    actual: show(value),
    cause:
      'Amazon Cognito makes up a nonce for a fresh login through another identity provider when the request had none.',
    fix: 'Start the login here, so that a nonce is sent and compared. Libraries such as openid-client refuse this token.',
  });
}

/** What `at_hash` and `c_hash` have in common. Without the value beside it, a hash cannot be compared. */
function hashRule(
  claim: 'at_hash' | 'c_hash',
  title: string,
  spec: Rule['spec'],
  partner: 'access_token' | 'code',
): Rule {
  return claimRule({ claim, title, spec }, (value, _claims, evidence: Evidence) => {
    const actual = show(value);
    if (value === undefined) return skip('absent');
    const expected = evidence[claim];
    if (typeof value !== 'string') {
      return fail({
        expected: 'a string',
        actual,
        cause: 'The claim was made by hand.',
        fix: `Have the issuer write the left half of the hash of the ${partner}, in base64url.`,
      });
    }
    if (evidence.expected[partner] === undefined) return skip(`${actual}; no ${partner} to compare it with.`);
    if (expected === null) return skip(`${actual}; the header names no algorithm to hash with.`);
    if (value === expected) return pass(show(expected), actual);
    return fail({
      expected: show(expected),
      actual,
      cause: `The id_token and the ${partner} come from two different answers, or one of them was exchanged on the way.`,
      fix: 'Take both from the same token response.',
    });
  });
}

const atHash = hashRule(
  'at_hash',
  'The access token is the one that came with it',
  coreSection('3.1.3.8', 'CodeFlowTokenValidation'),
  'access_token',
);

const cHash = hashRule(
  'c_hash',
  'The code is the one that came with it',
  coreSection('3.3.2.10', 'CodeValidation'),
  'code',
);

export const loginRules: readonly Rule[] = [nonce, atHash, cHash];
