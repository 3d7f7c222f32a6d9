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
  /** `null` if it couldn't be read; `decode` has the details. */
  header: JsonObject | null;
  claims: JsonObject | null;
  /** The claims as written, if JavaScript rounds numbers in `claims`. For callers that pass them on. */
  claims_text?: string;
  /** Every check in the order of `rules`, even after a failure. */
  checks: Check[];
};

/**
 * Verifies any text as a token. Never throws, whatever the token, the key set, or the expectation contains.
 * Linear in their length. `now` is Unix time in milliseconds.
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

/** Only if every parser reads it the same way: without duplicate names, and without numbers that overflow. */
function exactText(payload: JsonPart | null): string | null {
  if (payload === null || payload.unsafe.length === 0 || payload.repeated.length > 0) return null;
  return payload.unsafe.every(({ written }) => Number.isFinite(Number(written))) ? payload.text : null;
}
