import { coreSection, rfc } from '@/lib/oidc/spec-links';
import { duration, utc } from '@/lib/text/time';
import type { Evidence } from '../evidence';
import { readNumericDate, showSeconds } from '../numeric-date';
import { claimRule, type Finding, fail, pass, type Rule, showClaim, skip, warn } from '../rule';

/** How far the clocks may seem apart: a Date header has whole seconds and needs its time to arrive. Milliseconds. */
const clockNoise = 5000;

/** What to add to this machine's clock to have the provider's. Milliseconds; `null` where nothing is known. */
const skewOf = ({ expected: { provider_clock } }: Evidence): number | null =>
  provider_clock === undefined ? null : provider_clock.date - provider_clock.at;

const clock: Rule = {
  id: 'clock',
  title: 'The clocks of this machine and of the provider agree',
  spec: rfc(9110, '6.6.1'),
  judge: (evidence) => {
    const skew = skewOf(evidence);
    if (skew === null) return skip('No answer of the provider to compare with.');
    const expected = `less than ${duration(clockNoise)} apart`;
    if (Math.abs(skew) < clockNoise) return pass(expected, describeSkew(skew));
    return warn({
      expected,
      actual: describeSkew(skew),
      cause:
        'The time of this machine, or of the virtual machine or container that it runs in, is not set by the network.',
      fix: 'Let the system set its clock by NTP. Until then give a clock tolerance, so that exp, nbf and iat are not blamed.',
    });
  },
};

const describeSkew = (skew: number): string =>
  Math.abs(skew) < 1000
    ? 'the same time'
    : `${duration(skew)} ${skew > 0 ? 'behind the provider' : 'ahead of the provider'}`;

/** A sentence on the clock, where the clock may be to blame. */
function blameClock(evidence: Evidence): string {
  const skew = skewOf(evidence);
  if (skew === null || Math.abs(skew) < clockNoise) return '';
  return ` The clock of this machine is ${describeSkew(skew)}.`;
}

const tolerance = ({ expected: { clock_tolerance } }: Evidence): string =>
  clock_tolerance === 0 ? '' : `, give or take ${clock_tolerance} s`;

/** A rule on a time claim: its type and unit first, then `judge` with it in seconds. */
const timeRule = (
  rule: Parameters<typeof claimRule>[0],
  absent: (evidence: Evidence) => Finding,
  judge: (seconds: number, evidence: Evidence) => Finding,
): Rule =>
  claimRule(rule, (value, _claims, evidence) => {
    const time = readNumericDate(value);
    switch (time.kind) {
      case 'absent':
        return absent(evidence);
      case 'malformed':
        return fail({
          expected: 'a number of seconds since 1970',
          actual: showClaim(evidence, rule.claim),
          cause: 'The time was written as text, or the claim was made by hand (RFC 7519 §2).',
          fix: 'Have the issuer write a JSON number.',
        });
      case 'milliseconds':
        return fail({
          expected: 'a number of seconds since 1970',
          actual: `${showClaim(evidence, rule.claim)}: as milliseconds ${utc(Number(value)) ?? 'no date'}, as seconds thousands of years away`,
          cause:
            'Date.now() was written as it is. Libraries that only compare take such a token for one that never expires.',
          fix: 'Divide by 1000 where the token is made.',
        });
      case 'seconds':
        return judge(time.seconds, evidence);
    }
  });

const optional = () => skip('absent');

const exp = timeRule(
  { claim: 'exp', title: 'It has not expired', spec: coreSection('3.1.3.7', 'IDTokenValidation') },
  () =>
    fail({
      expected: 'a time to come',
      actual: 'absent',
      cause: 'A token without exp would hold forever; no provider issues an id token like that.',
      fix: 'Take the id_token of a login. In a token that you make yourself, set exp.',
    }),
  (seconds, evidence) => {
    const {
      now,
      expected: { clock_tolerance },
    } = evidence;
    const expected = `later than now${tolerance(evidence)}`;
    const actual = showSeconds(seconds, now);
    if (seconds + clock_tolerance > now / 1000) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause: `It is simply over: an id token of Amazon Cognito lives for an hour unless the app client says otherwise.${blameClock(evidence)}`,
      fix: 'Refresh, or log in again, and take the new id_token.',
    });
  },
);

const nbf = timeRule(
  { claim: 'nbf', title: 'Its time has come', spec: rfc(7519, '4.1.5') },
  optional,
  (seconds, evidence) => {
    const {
      now,
      expected: { clock_tolerance },
    } = evidence;
    const expected = `now or earlier${tolerance(evidence)}`;
    const actual = showSeconds(seconds, now);
    // Verifiers with a clock of whole seconds refuse a token until the second is full; so does this.
    if (seconds <= Math.floor(now / 1000) + clock_tolerance) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause: `The token was made for later, or one of the two clocks is wrong.${blameClock(evidence)}`,
      fix: 'Wait, set the clocks, or give a clock tolerance.',
    });
  },
);

/** What a time in the future says of something that has happened. */
const judgePast = (seconds: number, evidence: Evidence): Finding => {
  const {
    now,
    expected: { clock_tolerance },
  } = evidence;
  const expected = `now or earlier${tolerance(evidence)}`;
  const actual = showSeconds(seconds, now);
  if (seconds <= now / 1000 + clock_tolerance) return pass(expected, actual);
  return warn({
    expected,
    actual,
    cause: `One of the two clocks is wrong.${blameClock(evidence)} No standard says to refuse the token for it, and most libraries do not look.`,
    fix: 'Set the clock of this machine by NTP, or give a clock tolerance.',
  });
};

const iat = timeRule(
  { claim: 'iat', title: 'It was issued in the past', spec: coreSection('2', 'IDToken') },
  ({ expected: { token_use } }) => {
    const trouble = {
      expected: 'the time of issue',
      actual: 'absent',
      cause: 'Every id token has iat; this one was made by hand, or is none.',
      fix: 'Take the id_token of a login.',
    };
    return token_use === 'access' ? warn(trouble) : fail(trouble);
  },
  judgePast,
);

const authTime = timeRule(
  {
    claim: 'auth_time',
    title: 'The user logged in recently enough',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  ({ expected: { max_age } }) =>
    max_age === undefined
      ? skip('absent')
      : fail({
          expected: 'the time of the login, since max_age was asked for',
          actual: 'absent',
          cause: 'The provider passed over max_age. Amazon Cognito does so on the Lite plan.',
          fix: 'Do without max_age, or ask for a login with prompt=login.',
        }),
  (seconds, evidence) => {
    const {
      now,
      expected: { max_age, clock_tolerance },
    } = evidence;
    if (max_age === undefined || seconds + max_age + clock_tolerance >= now / 1000)
      return judgePast(seconds, evidence);
    return fail({
      expected: `at most ${duration(max_age * 1000)} ago${tolerance(evidence)}`,
      actual: showSeconds(seconds, now),
      cause: 'The provider went on with an old session instead of asking the user again.',
      fix: 'Log in again with prompt=login.',
    });
  },
);

export const timeRules: readonly Rule[] = [clock, exp, nbf, iat, authTime];
