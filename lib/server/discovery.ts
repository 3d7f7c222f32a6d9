import 'server-only';
import type { Check } from '@/lib/check';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { ProviderMetadata } from '@/lib/configure/provider-metadata';
import type { HttpExchange } from '@/lib/transcript';
import { freshness, Recent } from './recent';
import { singleton } from './singleton';
import { sendRecorded } from './transcript';

export type Discovery =
  | { ok: true; metadata: ProviderMetadata; notes: Check[] }
  | { ok: false; failure: ConfigureFailure };

type Found = Extract<Discovery, { ok: true }>;
type Options = { transcript?: HttpExchange[]; fresh?: boolean };

const recent = () => singleton('discovery', () => new Recent<Found>());

/**
 * The provider metadata at `discovery_url`, which must be that of `issuer`. Kept for as long as the answer's headers
 * allow; `fresh` asks the provider all the same.
 */
export async function discover(
  discovery_url: string,
  issuer: string,
  { transcript = [], fresh = false }: Options = {},
): Promise<Discovery> {
  const key = JSON.stringify([discovery_url, issuer]);
  const known = fresh ? undefined : recent().get(key);
  if (known) return known;
  const result = await sendRecorded(discovery_url, { headers: { accept: 'application/json' } }, transcript);
  if (!result.ok) return { ok: false, failure: { step: 'configure', kind: 'outbound', fault: result.fault } };
  const discovery = readDiscoveryDocument(result.response, issuer);
  if (discovery.ok) recent().set(key, discovery, freshness(result.response.headers));
  return discovery;
}
