import { coreSection, rfc } from '@/lib/oidc/spec-links';
import { distance, duration, utc } from '@/lib/text/time';
import type { Evidence } from '../evidence';
import { readNumericDate, showSeconds } from '../numeric-date';
import {
  absent,
  claimRule,
  type Finding,
  fail,
  type Judgment,
  passUnwritten,
  type Rule,
  showClaim,
  warn,
} from '../rule';
import { blameClock, clock, clockNoise } from './clock';

const tolerance = ({ expected: { clock_tolerance } }: Evidence): string =>
  clock_tolerance === 0 ? '' : `, give or take ${clock_tolerance} s`;

/** A rule about a time claim: checks its type and unit first, then calls `judge` with seconds. */
const timeRule = (
  rule: Parameters<typeof claimRule>[0],
  missing: (evidence: Evidence) => Finding,
  judge: (seconds: number, evidence: Evidence) => Judgment,
): Rule =>
  claimRule(rule, (value, _claims, evidence) => {
    const time = readNumericDate(value);
    switch (time.kind) {
      case 'absent':
        return missing(evidence);
      case 'malformed':
        return fail({
          result: value === null ? 'Missing' : 'Not a number',
          expected: 'a number of seconds since 1970',
          actual: showClaim(evidence, rule.claim),
          cause: 'The time was written as text, or someone wrote the claim by hand (RFC 7519 §2).',
          fix: 'Write a JSON number at the issuer.',
        });
      case 'milliseconds':
        return fail({
          result: 'In milliseconds',
          expected: 'a number of seconds since 1970',
          actual: `${showClaim(evidence, rule.claim)}: as milliseconds ${utc(Number(value)) ?? 'no date'}, as seconds thousands of years away`,
          cause:
            'The value is in milliseconds (Date.now()). Some libraries treat such a token as never expiring.',
          fix: 'Divide by 1000 where the token is issued.',
        });
      case 'seconds':
        return judge(time.seconds, evidence);
    }
  });

const exp = timeRule(
  { claim: 'exp', title: 'Expiration', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  () =>
    fail({
      result: 'Missing',
      expected: 'a time in the future',
      actual: 'absent',
      cause: 'A token without exp never expires. OpenID providers always set it.',
      fix: 'Use the id_token from a sign-in. In a token that you make yourself, set exp.',
    }),
  (seconds, evidence) => {
    const { now } = evidence;
    const write = () => ({
      result: inWords('Expires', 'Expired', seconds, now),
      expected: `later than now${tolerance(evidence)}`,
      actual: showSeconds(seconds, now),
    });
    if (seconds + evidence.expected.clock_tolerance > now / 1000) return passUnwritten(write);
    return fail({ ...write(), ...explainExpired(seconds, evidence) });
  },
);

function explainExpired(seconds: number, evidence: Evidence): { cause: string; fix: string } {
  const { claims, expected } = evidence;
  const arrived = expected.provider_clock?.at;
  if (arrived === undefined || seconds + expected.clock_tolerance > arrived / 1000) {
    return {
      cause: `The token has expired. Cognito ID tokens are valid for one hour by default.${blameClock(evidence)}`,
      fix: 'Refresh, or sign in again, then use the new id_token.',
    };
  }
  const issued = readNumericDate(claims?.iat);
  const behind = issued.kind === 'seconds' ? arrived - issued.seconds * 1000 : 0;
  const age = behind > clockNoise ? ` Its iat is ${duration(behind)} before that.` : '';
  return {
    cause: `The token had already expired when it arrived.${age} The clock of the issuer is slow, or it returned an old token.${blameClock(evidence)}`,
    fix: 'Sync the clock of the provider’s servers with NTP. If the clocks agree, find out why it returns old tokens.',
  };
}

/** `Expires in 54 min`, `Expired 1 h ago`. */
function inWords(future: string, past: string, seconds: number, now: number): string {
  const at = seconds * 1000;
  return `${at > now ? future : past} ${utc(at) === null ? `at ${seconds}` : distance(at, now)}`;
}

const nbf = timeRule(
  { claim: 'nbf', title: 'Not before', spec: rfc(7519, '4.1.5') },
  () => absent(),
  (seconds, evidence) => {
    const {
      now,
      expected: { clock_tolerance },
    } = evidence;
    const write = () => ({
      result: inWords('Starts', 'Started', seconds, now),
      expected: `now or earlier${tolerance(evidence)}`,
      actual: showSeconds(seconds, now),
    });
    // Verifiers that count whole seconds reject a token until the second is over, and so does this one.
    if (seconds <= Math.floor(now / 1000) + clock_tolerance) return passUnwritten(write);
    const { result, expected, actual } = write();
    if (seconds <= now / 1000 + clock_tolerance) {
      return fail({
        result: 'Within this second',
        expected,
        actual: `${actual}; its second isn’t over`,
        cause:
          'nbf has a fraction. Verifiers that count whole seconds reject the token until that second is over.',
        fix: 'Round nbf down to whole seconds at the issuer. To go on, verify again in a second.',
      });
    }
    return fail({
      result,
      expected,
      actual,
      cause: `The token isn’t valid yet, or one of the two clocks is wrong.${blameClock(evidence)}`,
      fix: 'Wait, sync the clocks, or set a clock tolerance.',
    });
  },
);

/** What a time in the future means for a past event. */
const judgePast =
  (word: string) =>
  (seconds: number, evidence: Evidence): Judgment => {
    const {
      now,
      expected: { clock_tolerance },
    } = evidence;
    const write = () => ({
      result: inWords('In the future:', word, seconds, now),
      expected: `now or earlier${tolerance(evidence)}`,
      actual: showSeconds(seconds, now),
    });
    if (seconds <= now / 1000 + clock_tolerance) {
      return passUnwritten(() => ({ ...write(), result: inWords(word, word, seconds, now) }));
    }
    return warn({
      ...write(),
      cause: `One of the two clocks is wrong.${blameClock(evidence)} No standard requires verifiers to reject the token for it, and most don’t.`,
      fix: 'Sync this machine’s clock with NTP, or set a clock tolerance.',
    });
  };

const iat = timeRule(
  { claim: 'iat', title: 'Issued at', spec: coreSection('2', 'IDToken') },
  ({ expected: { token_use } }) => {
    const trouble = {
      result: 'Missing',
      expected: 'the time of issue',
      actual: 'absent',
      cause: 'Every ID token has iat. This isn’t one, or someone made it by hand.',
      fix: 'Use the id_token from a sign-in.',
    };
    return token_use === 'access' ? warn(trouble) : fail(trouble);
  },
  (seconds, evidence) => {
    const age = ageOnArrival(seconds, evidence);
    if (age <= oldOnArrival) return judgePast('Issued')(seconds, evidence);
    return warn({
      result: `Issued ${duration(age)} before it arrived`,
      expected: `at most ${duration(oldOnArrival)} before it arrived`,
      actual: showSeconds(seconds, evidence.now),
      cause: 'The provider returned an old token instead of a new one. A cache in front of it can do that.',
      fix: 'Sign in again. If iat stays the same, find out what stores the provider’s token responses.',
    });
  },
);

/** Milliseconds between issue and arrival. After a sign-in, a token is seconds old. */
const oldOnArrival = 3_600_000;

/**
 * Uses the provider's clock, so that a wrong local clock doesn't matter. If the token was already expired on
 * arrival, exp reports that.
 */
function ageOnArrival(iat: number, { claims, expected: { provider_clock } }: Evidence): number {
  if (provider_clock === undefined) return 0;
  const exp = readNumericDate(claims?.exp);
  const over = exp.kind === 'seconds' && exp.seconds * 1000 <= provider_clock.date;
  return over ? 0 : provider_clock.date - iat * 1000;
}

const authTime = timeRule(
  {
    claim: 'auth_time',
    title: 'Authentication time',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  ({ expected: { max_age } }) =>
    max_age === undefined
      ? absent()
      : fail({
          result: 'Missing',
          expected: 'the time of the sign-in, since the request had max_age',
          actual: 'absent',
          cause: 'The provider ignored max_age.',
          fix: 'Remove max_age, or force a new sign-in with prompt=login.',
        }),
  (seconds, evidence) => {
    const {
      now,
      expected: { max_age, clock_tolerance },
    } = evidence;
    if (max_age === undefined || seconds + max_age + clock_tolerance >= now / 1000) {
      return judgePast('Signed in')(seconds, evidence);
    }
    return fail({
      result: inWords('Signed in', 'Signed in', seconds, now),
      expected: `at most ${duration(max_age * 1000)} ago${tolerance(evidence)}`,
      actual: showSeconds(seconds, now),
      cause: 'The provider continued an old session instead of asking the user to sign in again.',
      fix: 'Sign in again with prompt=login.',
    });
  },
);

export const timeRules: readonly Rule[] = [clock, exp, nbf, iat, authTime];
