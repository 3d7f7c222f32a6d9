'use server';

import { z } from 'zod';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import { explainConfigure } from '@/lib/configure/explain';
import { readProviderInput } from '@/lib/configure/provider-input';
import { guardAction } from '@/lib/server/http/guard-action';
import { findKeys, verifyOne } from '@/lib/server/outbound/verify-tokens';
import { type InspectionDraft, readInspection } from '@/lib/verify/inspection';
import { explainNoKeys } from '@/lib/verify/keys/explain-no-keys';
import { readKeys } from '@/lib/verify/keys/key-set';
import type { Fetched, Judged } from '@/lib/views/inspect';

/** Fetch the issuer's keys: always sends a request, because the currently published keys matter. */
export async function fetchKeys(input: { issuer: string }): Promise<Fetched> {
  await guardAction();
  const wanted = z.string().parse(input.issuer);
  const read = readProviderInput(wanted);
  if (!read.ok) return { ok: false, explanation: explainConfigure(read.failure), kind: read.failure.kind };
  const found = await findKeys(read.issuer, true);
  if (!found.ok) {
    const { failure } = found;
    return {
      ok: false,
      explanation: explainConfigure(failure),
      kind: failureKind(failure),
      answer: providerAnswer(failure),
    };
  }
  const { issuer, jwks_uri, id_token_signing_alg_values_supported: algorithms = [] } = found.metadata;
  const { keys } = found;
  const jwks = keys.kind === 'jwks' ? jwksText(keys.keys) : null;
  if (keys.kind !== 'jwks' || jwks === null) {
    const reason = keys.kind === 'none' ? keys.reason : 'The JWK Set is nested too deep to be read.';
    return { ok: false, explanation: explainNoKeys(jwks_uri, reason), kind: 'no-keys' };
  }
  return { ok: true, found: { issuer, jwks_uri, jwks, count: keys.keys.length, algorithms } };
}

/** `null` for deeply nested JSON, because JSON.stringify recurses. */
function jwksText(keys: readonly unknown[]): string | null {
  try {
    return JSON.stringify({ keys });
  } catch {
    return null;
  }
}

const draftShape = z.strictObject({
  token: z.string(),
  keys: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  nonce: z.string(),
  token_use: z.enum(['id', 'access']),
  clock_tolerance: z.string(),
  algorithms: z.string(),
});

/** Verify: uses the keys in the form and sends no request. */
export async function judge(draft: InspectionDraft): Promise<Judged> {
  await guardAction();
  const read = readInspection(draftShape.parse(draft));
  if (!read.ok) return read;
  const verified_at = Date.now();
  const { verdict, checks } = await verifyOne(draft.token, { ...read.request, now: verified_at });
  const { reason } = await readKeys(read.request.keys);
  return { ok: true, verdict, checks, verified_at, keys_problem: draft.keys.trim() === '' ? null : reason };
}
