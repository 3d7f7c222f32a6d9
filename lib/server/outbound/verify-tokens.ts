import 'server-only';
import type { KeyDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { Expectation } from '@/lib/verify/expectation';
import { withoutKeys } from '@/lib/verify/keys/explain-no-keys';
import type { KeySource } from '@/lib/verify/keys/source';
import { type Detail, needsFreshKeys, type Verification, verify } from '@/lib/verify/verify';
import type { VerifyRequest } from '@/lib/verify/verify-request';
import { discoverKeys } from './discovery';
import { recallKeys } from './given-keys';
import { fetchKeys } from './key-sets';

/** Number of concurrent verifications, enough to keep the thread pool busy. */
const atOnce = 16;

/** Verifies a token that isn't from a run. */
export async function verifyOne(token: string, request: Given): Promise<Verification> {
  const { keys, expected, now } = await termsOf(request, [token]);
  return verify(token, keys, expected, now, request.detail);
}

/** Verifies many tokens and yields the results in order, each as soon as it's available. */
export async function* verifyEach(
  tokens: readonly string[],
  request: Given,
): AsyncGenerator<Verification, void, void> {
  const { keys, expected, now } = await termsOf(request, tokens);
  const underWay: Promise<Verification>[] = [];
  for (const token of tokens) {
    underWay.push(verify(token, keys, expected, now, request.detail));
    const first = underWay.length < atOnce ? undefined : underWay.shift();
    if (first) yield await first;
  }
  yield* underWay;
}

type Given = Pick<VerifyRequest, 'keys' | 'expected' | 'now'> & { detail?: Detail };
type Terms = { keys: KeySource; expected: Expectation; now: number };

/** What to compare `tokens` with. Fetches the issuer's keys if no keys were provided. */
async function termsOf(request: Given, tokens: readonly string[]): Promise<Terms> {
  const { expected, now = Date.now() } = request;
  if (request.keys) return { keys: recallKeys(request.keys), expected, now };
  const found = await findKeys(expected.issuer ?? '');
  if (!found.ok) return { keys: withoutKeys(explainConfigure(found.failure)), expected, now };
  const { jwks_uri, id_token_signing_alg_values_supported: algorithms } = found.metadata;
  const rotated = tokens.some((token) => needsFreshKeys(token, found.keys));
  return {
    keys: rotated ? await fetchKeys(jwks_uri, { fresh: true }) : found.keys,
    expected: { ...(algorithms && { algorithms }), ...expected },
    now,
  };
}

export type IssuerKeys =
  | { ok: true; metadata: KeyDocument; keys: KeySource }
  | { ok: false; failure: ConfigureFailure };

/** An issuer's keys, through its discovery document. `fresh` fetches both again. */
export async function findKeys(issuer: string, fresh = false): Promise<IssuerKeys> {
  const discovery_url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = await discoverKeys(discovery_url, issuer, { fresh });
  if (!found.ok) return found;
  const { metadata } = found;
  return { ok: true, metadata, keys: await fetchKeys(metadata.jwks_uri, { fresh }) };
}
