import 'server-only';
import type { KeyDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { KeySource } from '@/lib/verify/keys';
import { needsFreshKeys, type Verification, verify } from '@/lib/verify/verify';
import type { VerifyRequest } from '@/lib/verify/verify-request';
import { discoverKeys } from './discovery';
import { fetchKeys } from './key-sets';

/** How many signatures are under way at once: enough to keep the thread pool busy. */
const at_once = 16;

/** Judges tokens that no run brought. The issuer's keys are fetched where none were given. */
export async function verifyTokens(request: VerifyRequest): Promise<Verification[]> {
  const { expected, now = Date.now() } = request;
  const tokens = 'one' in request.tokens ? [request.tokens.one] : request.tokens.many;
  const keys = request.keys ? { source: request.keys } : await keysOfIssuer(expected.issuer ?? '', tokens);
  const verifications: Verification[] = [];
  for (let index = 0; index < tokens.length; index += at_once) {
    const batch = tokens.slice(index, index + at_once);
    verifications.push(
      ...(await Promise.all(
        batch.map((token) => verify(token, keys.source, { ...keys.metadata, ...expected }, now)),
      )),
    );
  }
  return verifications;
}

type Keys = { source: KeySource; metadata?: { algorithms?: string[] } };

async function keysOfIssuer(issuer: string, tokens: readonly string[]): Promise<Keys> {
  const found = await findKeys(issuer);
  if (!found.ok) return { source: { kind: 'none', reason: explainConfigure(found.failure).seen } };
  const { jwks_uri, id_token_signing_alg_values_supported: algorithms } = found.metadata;
  const metadata = algorithms ? { algorithms } : {};
  const rotated = tokens.some((token) => needsFreshKeys(token, found.keys));
  return { source: rotated ? await fetchKeys(jwks_uri, { fresh: true }) : found.keys, metadata };
}

export type IssuerKeys =
  | { ok: true; metadata: KeyDocument; keys: KeySource }
  | { ok: false; failure: ConfigureFailure };

/** An issuer's keys, by way of its discovery document. `fresh` asks for both, whatever is known already. */
export async function findKeys(issuer: string, fresh = false): Promise<IssuerKeys> {
  const discovery_url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = await discoverKeys(discovery_url, issuer, { fresh });
  if (!found.ok) return found;
  const { metadata } = found;
  return { ok: true, metadata, keys: await fetchKeys(metadata.jwks_uri, { fresh }) };
}
