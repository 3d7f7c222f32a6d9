import { rfc } from '@/lib/oidc/spec-links';
import { duration } from '@/lib/text/time';
import type { Evidence } from '../evidence';
import { pass, type Rule, skip, warn } from '../rule';

/**
 * Differences up to this are ignored: a Date header has whole seconds, and the response takes time.
 * Milliseconds.
 */
export const clockNoise = 5000;

/** The provider's clock minus this machine's, in milliseconds; `null` if unknown. */
const skewOf = ({ expected: { provider_clock } }: Evidence): number | null =>
  provider_clock === undefined ? null : provider_clock.date - provider_clock.at;

export const clock: Rule = {
  id: 'clock',
  title: 'Clock skew',
  spec: rfc(9110, '6.6.1'),
  judge: (evidence) => {
    const skew = skewOf(evidence);
    if (skew === null) return skip('There is no response of the provider to compare with.');
    const expected = `less than ${duration(clockNoise)} apart`;
    if (Math.abs(skew) < clockNoise) return pass('In sync', expected, describeSkew(skew));
    return warn({
      result: `${duration(skew)} apart`,
      expected,
      actual: describeSkew(skew),
      cause:
        'The clock of this machine, or of its virtual machine or container, isn’t synced. The provider’s could be off too.',
      fix: 'Sync this machine’s clock with NTP. Until then, set a clock tolerance.',
    });
  },
};

const describeSkew = (skew: number): string =>
  Math.abs(skew) < 1000
    ? 'the same time'
    : `${duration(skew)} ${skew > 0 ? 'behind the provider' : 'ahead of the provider'}`;

/** A sentence about the clock, if clock skew may be the cause. */
export function blameClock(evidence: Evidence): string {
  const skew = skewOf(evidence);
  if (skew === null || Math.abs(skew) < clockNoise) return '';
  return ` The clock of this machine is ${describeSkew(skew)}.`;
}
