import { coreSection } from '@/lib/oidc/spec-links';
import { absent, claimRule, type Finding, fail, pass, type Rule, show, skip, warn } from '../rule';

const nonce = claimRule(
  { claim: 'nonce', title: 'Nonce', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  (value, _claims, { expected: { nonce: sent, token_use } }) => {
    const actual = show(value);
    // In an access token, this claim isn't defined.
    const defined = value !== undefined && token_use === 'id';
    if (sent === undefined && defined && typeof value !== 'string') {
      return fail({
        result: 'Not a string',
        expected: 'a string',
        actual,
        cause: 'nonce must be a string. The issuer changes it, or someone wrote it by hand.',
        fix: 'Return the nonce of the authorization request unchanged.',
      });
    }
    if (sent === undefined) {
      return value === undefined
        ? absent()
        : skip(`${actual}. No sign-in is known to compare it with.`, 'Nothing to compare with');
    }
    if (sent === null) return judgeForeignLogin(value);
    const expected = show(sent);
    if (value === sent) return pass('Matches the request', expected, actual);
    if (value === undefined) {
      return fail({
        result: 'Missing',
        expected,
        actual,
        cause:
          'The provider didn’t return the nonce of the authorization request, or the token is from another sign-in.',
        fix: 'If it is missing every time, report it to the provider: the nonce is required (OpenID Connect Core 1.0 §2). All other checks still apply.',
      });
    }
    return fail({
      result: 'Not the nonce of this sign-in',
      expected,
      actual,
      cause: 'The token belongs to another sign-in: two tabs, a pasted token, or a replayed one.',
      fix: 'Start again, and use only one tab. If it still fails, don’t trust the token.',
    });
  },
);

/** A sign-in without state that started elsewhere: Claimcheck didn't send its nonce. */
function judgeForeignLogin(value: unknown): Finding {
  if (value === undefined) return absent('absent: the sign-in started elsewhere, without a nonce');
  return warn({
    result: 'From a sign-in started elsewhere',
    expected: 'absent, because the sign-in didn’t start in Claimcheck',
    actual: show(value),
    cause:
      'For a first sign-in through another identity provider, Amazon Cognito generates a nonce if the request has none.',
    fix: 'Start the sign-in here, so that a nonce is sent and compared. Libraries such as openid-client reject this token.',
  });
}

/** The common part of `at_hash` and `c_hash`. A hash is only checked if the hashed value is known. */
function hashRule(
  claim: 'at_hash' | 'c_hash',
  title: string,
  spec: Rule['spec'],
  partner: 'access_token' | 'code',
): Rule {
  return claimRule({ claim, title, spec }, (value, _claims, evidence) => {
    const actual = show(value);
    if (value === undefined) return absent();
    const { half, otherHash } = evidence[claim];
    if (typeof value !== 'string') {
      return fail({
        result: 'Not a string',
        expected: 'a string',
        actual,
        cause: 'Someone, or a trigger, wrote the claim by hand.',
        fix: `Write the left half of the hash of the ${partner}, in base64url.`,
      });
    }
    if (evidence.expected[partner] === undefined) {
      return skip(`${actual}. There is no ${partner} to compare it with.`, 'Nothing to compare with');
    }
    if (half === null) return skip(`${actual}. The header names no algorithm to hash with.`);
    if (value === half.value) return pass('Matches', show(half.value), actual);
    const trouble = { expected: `${show(half.value)} (${half.hash})`, actual };
    if (otherHash !== null) {
      return fail({
        ...trouble,
        result: `Computed with ${otherHash}`,
        cause: `The ${partner} is the right one, but its hash is the ${otherHash}. The token’s algorithm requires ${half.hash}.`,
        fix: `Report it to the provider: ${claim} uses the hash of the ID token’s own alg.`,
      });
    }
    return fail({
      ...trouble,
      result: `Not the hash of this ${partner}`,
      cause: `The id_token and the ${partner} are from two different responses, or one of them was replaced.`,
      fix: 'Use both from the same token response.',
    });
  });
}

const atHash = hashRule(
  'at_hash',
  'Access token hash',
  coreSection('3.1.3.8', 'CodeFlowTokenValidation'),
  'access_token',
);

const cHash = hashRule('c_hash', 'Code hash', coreSection('3.3.2.10', 'CodeValidation'), 'code');

export const loginRules: readonly Rule[] = [nonce, atHash, cHash];
