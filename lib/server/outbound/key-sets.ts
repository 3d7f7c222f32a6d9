import 'server-only';
import type { HttpExchange } from '@/lib/http/transcript';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import { discoverySection } from '@/lib/oidc/spec-links';
import { singleton } from '@/lib/server/process/singleton';
import { withoutKeys } from '@/lib/verify/keys/explain-no-keys';
import { type KeySource, readJwks } from '@/lib/verify/keys/source';
import { freshness, Recent } from './recent';
import { sendRecorded } from './transcript';

const recent = () => singleton('key-sets', () => new Recent<KeySource>());

const metadataSection = discoverySection('3', 'ProviderMetadata');

/**
 * The keys at `jwks_uri`, cached for as long as the response's headers allow. `fresh` ignores the cache,
 * because keys rotate. If they can't be fetched, the source contains the reason.
 */
export async function fetchKeys(
  jwks_uri: string,
  { transcript = [], fresh = false }: { transcript?: HttpExchange[]; fresh?: boolean } = {},
): Promise<KeySource> {
  const known = fresh ? undefined : recent().get(jwks_uri);
  if (known) return known;
  const result = await sendRecorded(jwks_uri, { headers: { accept: 'application/json' } }, transcript);
  const keys: KeySource = result.ok
    ? readJwks(result.response)
    : withoutKeys(explainOutbound(result.fault, 'the keys', metadataSection));
  if (result.ok && keys.kind === 'jwks') recent().set(jwks_uri, keys, freshness(result.response.headers));
  return keys;
}
