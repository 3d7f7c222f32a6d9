import type { JsonObject } from '@/lib/json/object';
import type { Check } from '@/lib/oidc/check';
import { coreSection } from '@/lib/oidc/spec-links';
import { decode } from './decode';
import { absent, type Finding, fail, pass, show, skip } from './rule';

const spec = coreSection('12.2', 'RefreshTokenResponse');

/**
 * Compares an ID token from a refresh with `first`, the ID token of the sign-in. OpenID Connect Core 1.0
 * §12.2. The token's own checks run separately.
 */
export const checkContinuity = (first: JsonObject, claims: JsonObject): Check[] =>
  rules.map(({ claim, title, judge }) => {
    // null isn't a value: some serializers write it instead of omitting the claim.
    const finding = judge(claims[claim] ?? undefined, first[claim] ?? undefined);
    return { id: claim, claim, title, spec, ...finding };
  });

/** The same for two encoded tokens. Returns nothing if one of them can't be read. */
export function continuityOfTokens(first: string, token: string): Check[] {
  const [before, after] = [first, token].map((each) => decode(each).payload?.object);
  return before && after ? checkContinuity(before, after) : [];
}

type Rule = { claim: string; title: string; judge: (value: unknown, first: unknown) => Finding };

const rules: Rule[] = [
  {
    claim: 'sub',
    title: 'Same user',
    judge: same({
      cause: 'The provider mixed up two sessions, or the refresh token belongs to another user.',
      fix: 'Don’t use these tokens. Sign out, sign in again, and report it to the provider.',
    }),
  },
  {
    claim: 'iss',
    title: 'Same issuer',
    judge: same({
      cause: 'The provider writes another iss at a refresh: a pool with two issuers, or another tenant.',
      fix: 'Compare the two. Correct the provider’s issuer setting, or accept both wherever these tokens are verified.',
    }),
  },
  { claim: 'aud', title: 'Same audience', judge: judgeAudience },
  {
    claim: 'azp',
    title: 'Same authorized party',
    judge: same({
      cause: 'The provider names another client, or names one in only one of the two tokens.',
      fix: 'Report it to the provider.',
    }),
  },
  { claim: 'auth_time', title: 'Same authentication time', judge: judgeLoginTime },
  { claim: 'iat', title: 'New time of issue', judge: judgeIssueTime },
  { claim: 'nonce', title: 'Same nonce, or no nonce', judge: judgeNonce },
];

function same(trouble: { cause: string; fix: string }): Rule['judge'] {
  return (value, first) => {
    if (first === undefined && value === undefined) return absent('absent in both');
    const [expected, actual] = [show(first), show(value)];
    return expected === actual
      ? pass('Unchanged', expected, actual)
      : fail({ result: 'Changed', expected, actual, ...trouble });
  };
}

const members = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function judgeAudience(value: unknown, first: unknown): Finding {
  const now = new Set(members(value));
  const expected = Array.isArray(first) ? `a list that contains ${show(first)}` : show(first);
  if (members(first).every((member) => now.has(member))) {
    return pass('Unchanged', expected, show(value));
  }
  return fail({
    result: 'Changed',
    expected,
    actual: show(value),
    cause: 'The refresh token belongs to another client, or the provider changed the client’s audience.',
    fix: 'Sign in again with this client. If it still fails, report it to the provider.',
  });
}

function judgeLoginTime(value: unknown, first: unknown): Finding {
  if (value === undefined || first === undefined) {
    return skip(`${show(value)}; in the first id_token ${show(first)}.`, 'Nothing to compare with');
  }
  if (value === first) return pass('Unchanged', show(first), show(value));
  return fail({
    result: 'Changed',
    expected: show(first),
    actual: show(value),
    cause: 'The provider writes the time of the refresh, or of another sign-in.',
    fix: 'Don’t rely on auth_time or max_age with this provider, and report it: the user didn’t sign in again.',
  });
}

function judgeIssueTime(value: unknown, first: unknown): Finding {
  if (typeof value !== 'number' || typeof first !== 'number') {
    return skip(`${show(value)}; in the first id_token ${show(first)}.`, 'Nothing to compare with');
  }
  const expected = `${first} or later`;
  if (value >= first) return pass('Later, or the same', expected, show(value));
  return fail({
    result: 'Earlier than the first token',
    expected,
    actual: show(value),
    cause: 'The provider returned an old token, or the clocks of its servers differ.',
    fix: 'Refresh again. If it still fails, report it to the provider.',
  });
}

function judgeNonce(value: unknown, first: unknown): Finding {
  const expected = first === undefined ? 'absent' : `absent or ${show(first)}`;
  if (value === undefined) return absent();
  if (value === first) return pass('Unchanged', expected, show(value));
  return fail({
    result: 'Changed',
    expected,
    actual: show(value),
    cause: 'The token belongs to another sign-in than the one that started here.',
    fix: 'Don’t use these tokens. Sign in again.',
  });
}
