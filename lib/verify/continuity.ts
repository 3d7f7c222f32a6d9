import type { Check } from '@/lib/oidc/check';
import { coreSection } from '@/lib/oidc/spec-links';
import { decode } from './decode';
import type { JsonObject } from './json-object';
import { type Finding, fail, pass, show, skip } from './rule';

const spec = coreSection('12.2', 'RefreshTokenResponse');

/**
 * Whether an id token that a refresh brought goes on with the login that `first` was issued for. Its own checks are
 * made as for any other; these compare the two. OpenID Connect Core 1.0 §12.2.
 */
export const checkContinuity = (first: JsonObject, claims: JsonObject): Check[] =>
  rules.map(({ claim, title, judge }) => {
    const finding = judge(claims[claim], first[claim]);
    return { id: claim, claim, title, spec, ...finding };
  });

/** The same of two encoded tokens; nothing where one of them cannot be read. */
export function continuityOfTokens(first: string, token: string): Check[] {
  const [before, after] = [first, token].map((each) => decode(each).payload?.object);
  return before && after ? checkContinuity(before, after) : [];
}

type Rule = { claim: string; title: string; judge: (value: unknown, first: unknown) => Finding };

const rules: Rule[] = [
  {
    claim: 'sub',
    title: 'It is the same user',
    judge: same({
      cause: 'The provider mixed up two sessions, or the refresh token is another user’s.',
      fix: 'Do not use these tokens. Sign out, log in anew, and report it to the provider.',
    }),
  },
  {
    claim: 'iss',
    title: 'It is the same issuer',
    judge: same({
      cause: 'The provider writes another iss at a refresh: a pool with two issuers, or another tenant.',
      fix: 'Compare the two. Whoever verifies these tokens must know both, or the provider must be mended.',
    }),
  },
  { claim: 'aud', title: 'It is for the same client', judge: judgeAudience },
  {
    claim: 'azp',
    title: 'The authorized party is the same',
    judge: same({
      cause: 'The provider names another client, or names one at the one time and none at the other.',
      fix: 'Report it to the provider.',
    }),
  },
  { claim: 'auth_time', title: 'The time of the login stayed', judge: judgeLoginTime },
  { claim: 'iat', title: 'It was issued anew', judge: judgeIssueTime },
  { claim: 'nonce', title: 'Its nonce is that of the login, or there is none', judge: judgeNonce },
];

function same(trouble: { cause: string; fix: string }): Rule['judge'] {
  return (value, first) => {
    if (first === undefined && value === undefined) return skip('absent in both');
    const [expected, actual] = [show(first), show(value)];
    return expected === actual ? pass(expected, actual) : fail({ expected, actual, ...trouble });
  };
}

const members = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function judgeAudience(value: unknown, first: unknown): Finding {
  const now = new Set(members(value));
  const expected = Array.isArray(first) ? `a list with ${show(first)} in it` : show(first);
  if (members(first).every((member) => now.has(member))) return pass(expected, show(value));
  return fail({
    expected,
    actual: show(value),
    cause: 'The refresh token is that of another client, or the provider changed the client’s audience.',
    fix: 'Log in anew with this client. If it stays so, report it to the provider.',
  });
}

function judgeLoginTime(value: unknown, first: unknown): Finding {
  if (value === undefined || first === undefined) {
    return skip(`${show(value)}; in the first id_token ${show(first)}.`);
  }
  if (value === first) return pass(show(first), show(value));
  return fail({
    expected: show(first),
    actual: show(value),
    cause: 'The provider writes the time of the refresh, or that of another login.',
    fix: 'Do not rely on auth_time or max_age with this provider, and report it: nobody logged in again.',
  });
}

function judgeIssueTime(value: unknown, first: unknown): Finding {
  if (typeof value !== 'number' || typeof first !== 'number') {
    return skip(`${show(value)}; in the first id_token ${show(first)}.`);
  }
  const expected = `${first} or later`;
  if (value >= first) return pass(expected, show(value));
  return fail({
    expected,
    actual: show(value),
    cause: 'The provider answered with an old token, or its servers’ clocks differ.',
    fix: 'Refresh again. If it stays so, report it to the provider.',
  });
}

function judgeNonce(value: unknown, first: unknown): Finding {
  const expected = first === undefined ? 'absent' : `absent or ${show(first)}`;
  if (value === undefined || value === first) return pass(expected, show(value));
  return fail({
    expected,
    actual: show(value),
    cause: 'The token answers another login than the one that was begun here.',
    fix: 'Do not use these tokens. Log in anew.',
  });
}
