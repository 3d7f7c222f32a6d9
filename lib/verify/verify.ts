import type { Check } from '@/lib/check';
import { rules } from './checks/rules';
import { gatherEvidence } from './evidence';
import type { Expectation } from './expectation';
import type { JsonObject } from './json-object';
import type { KeySource } from './keys';
import { apply } from './rule';
import { type Verdict, verdictOf } from './verdict';

export type { Expectation } from './expectation';
export { needsFreshKeys } from './select-key';

export type Verification = {
  verdict: Verdict;
  /** `null` where it could not be read; what could be read of it, `decode` tells. */
  header: JsonObject | null;
  claims: JsonObject | null;
  /** Every check in the order of `rules`, whatever failed before it. */
  checks: Check[];
};

/**
 * Judges any text as a token. Never throws for what a token, a key set or an expectation may hold, and its time grows
 * with their length and no faster. `now` is Unix time in milliseconds.
 */
export async function verify(
  token: string,
  keys: KeySource,
  expected: Expectation,
  now: number,
): Promise<Verification> {
  const evidence = await gatherEvidence(token, keys, expected, now);
  const checks = rules.map((rule) => apply(rule, evidence));
  return { verdict: verdictOf(checks), header: evidence.header, claims: evidence.claims, checks };
}
