import 'server-only';
import { explainConfigure } from '@/lib/configure/explain';
import type { KeySource } from '@/lib/verify/keys';
import { needsFreshKeys, type Verification, verify } from '@/lib/verify/verify';
import type { VerifyRequest } from '@/lib/verify/verify-request';
import { discover } from './discovery';
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

type IssuerKeys = { source: KeySource; metadata?: { algorithms?: string[] } };

async function keysOfIssuer(issuer: string, tokens: readonly string[]): Promise<IssuerKeys> {
  const discovery = await discover(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, issuer);
  if (!discovery.ok) return { source: { kind: 'none', reason: explainConfigure(discovery.failure).seen } };
  const { jwks_uri, id_token_signing_alg_values_supported: algorithms } = discovery.metadata;
  const metadata = algorithms ? { algorithms } : {};
  const known = await fetchKeys(jwks_uri);
  const rotated = tokens.some((token) => needsFreshKeys(token, known));
  return { source: rotated ? await fetchKeys(jwks_uri, { fresh: true }) : known, metadata };
}
