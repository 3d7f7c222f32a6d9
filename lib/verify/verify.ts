import type { JsonObject } from '@/lib/json/object';
import type { Check } from '@/lib/oidc/check';
import { rules } from './checks/rules';
import { gatherEvidence } from './evidence';
import type { Expectation } from './expectation';
import type { JsonPart } from './json-object';
import type { KeySource } from './keys/source';
import { writeCheck } from './rule';
import { type Verdict, verdictOf } from './verdict';

export type { Expectation } from './expectation';
export { needsFreshKeys } from './keys/select-key';

/** What a caller reads of a verification. Unread texts aren't written. */
export const details = ['all', 'failed', 'verdict'] as const;
export type Detail = (typeof details)[number];

export type Verification = {
  verdict: Verdict;
  /** `null` if it couldn't be read; `decode` has the details. */
  header: JsonObject | null;
  claims: JsonObject | null;
  /** The claims as written, if JavaScript rounds numbers in `claims`. For callers that pass them on. */
  claims_text?: string;
  /** In the order of `rules`: every check, even after a failure, or those that `detail` asks for. */
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
  detail: Detail = 'all',
): Promise<Verification> {
  const evidence = await gatherEvidence(token, keys, expected, now);
  const judged = rules.map((rule) => ({ rule, judgment: rule.judge(evidence) }));
  const wanted = judged.filter(
    ({ judgment }) => detail === 'all' || (detail === 'failed' && judgment.status === 'fail'),
  );
  const { decoded } = evidence;
  const claimsText = exactText(decoded.payload);
  return {
    verdict: verdictOf(judged.map(({ rule, judgment }) => ({ id: rule.id, status: judgment.status }))),
    header: decoded.header.object,
    claims: decoded.payload?.object ?? null,
    ...(claimsText !== null && { claims_text: claimsText }),
    checks: wanted.map(({ rule, judgment }) => writeCheck(rule, judgment)),
  };
}

/** Only if every parser reads it the same way: without duplicate names, and without numbers that overflow. */
function exactText(payload: JsonPart | null): string | null {
  if (payload === null || payload.unsafe.length === 0 || payload.repeated.length > 0) return null;
  return payload.unsafe.every(({ written }) => Number.isFinite(Number(written))) ? payload.text : null;
}
