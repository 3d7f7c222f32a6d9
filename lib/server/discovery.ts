import 'server-only';
import { readDiscoveryDocument, readKeyDocument } from '@/lib/configure/discovery-document';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { OutboundResponse } from '@/lib/outbound';
import type { HttpExchange } from '@/lib/transcript';
import { isAllowedIssuer, notAllowed } from './allowed';
import { freshness, Recent } from './recent';
import { singleton } from './singleton';
import { sendRecorded } from './transcript';

type Options = { transcript?: HttpExchange[]; fresh?: boolean };

/**
 * The provider metadata at `discovery_url`, which must be that of `issuer`. Kept for as long as the answer's headers
 * allow; `fresh` asks the provider all the same.
 */
export const discover = discovery('discovery', readDiscoveryDocument);

/** The same for tokens alone: what a login needs beside the keys is not asked for. */
export const discoverKeys = discovery('key-discovery', readKeyDocument);

type Refused = { ok: false; failure: ConfigureFailure };

function discovery<Found extends { ok: true }>(
  name: string,
  read: (response: OutboundResponse, issuer: string) => Found | Refused,
) {
  const recent = () => singleton(name, () => new Recent<Found>());
  return async (
    discovery_url: string,
    issuer: string,
    { transcript = [], fresh = false }: Options = {},
  ): Promise<Found | Refused> => {
    if (!isAllowedIssuer(issuer)) return { ok: false, failure: notAllowed(issuer) };
    const key = JSON.stringify([discovery_url, issuer]);
    const known = fresh ? undefined : recent().get(key);
    if (known) return known;
    const result = await sendRecorded(discovery_url, { headers: { accept: 'application/json' } }, transcript);
    if (!result.ok)
      return { ok: false, failure: { step: 'configure', kind: 'outbound', fault: result.fault } };
    const found = read(result.response, issuer);
    if (found.ok) recent().set(key, found, freshness(result.response.headers));
    return found;
  };
}
