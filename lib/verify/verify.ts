import type { JsonObject } from '@/lib/json/object';
import type { Check } from '@/lib/oidc/check';
import { rules } from './checks/rules';
import { gatherEvidence } from './evidence';
import type { Expectation } from './expectation';
import type { JsonPart } from './json-object';
import type { KeySource } from './keys/source';
import { apply } from './rule';
import { type Verdict, verdictOf } from './verdict';

export type { Expectation } from './expectation';
export { needsFreshKeys } from './keys/select-key';

export type Verification = {
  verdict: Verdict;
  /** `null` where it could not be read; what could be read of it, `decode` tells. */
  header: JsonObject | null;
  claims: JsonObject | null;
  /** The claims as they are written, where `claims` has other numbers; for anyone who passes them on. */
  claims_text?: string;
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
  const { decoded } = evidence;
  const claimsText = exactText(decoded.payload);
  return {
    verdict: verdictOf(checks),
    header: decoded.header.object,
    claims: decoded.payload?.object ?? null,
    ...(claimsText !== null && { claims_text: claimsText }),
    checks,
  };
}

/** Only where every reader makes the same of it: not with a name twice, nor with a number that isn't one for many. */
function exactText(payload: JsonPart | null): string | null {
  if (payload === null || payload.unsafe.length === 0 || payload.repeated.length > 0) return null;
  return payload.unsafe.every(({ written }) => Number.isFinite(Number(written))) ? payload.text : null;
}
