import 'server-only';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import type { ConfigureFailure } from '@/lib/configure/failure';
import { readProviderInput } from '@/lib/configure/provider-input';
import type { OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { readWebUrl } from '@/lib/oidc/web-url';
import { describeMembers, documentNotes } from '@/lib/verify/provider/look-at-document';
import { lookAtKeys } from '@/lib/verify/provider/look-at-keys';
import type { ProviderView } from '@/lib/views/provider';
import { isAllowedIssuer, notAllowed } from './allowed-issuers';
import { fetchKeys } from './key-sets';
import { sendRecorded } from './transcript';

type Looked = { ok: true; provider: ProviderView } | { ok: false; failure: ConfigureFailure };

/** Fetches and describes a provider's document and keys. They aren't cached or used for a sign-in. */
export async function lookAtProvider(text: string): Promise<Looked> {
  const input = readProviderInput(text);
  if (!input.ok) return input;
  const { discovery_url, issuer } = input;
  if (!isAllowedIssuer(issuer)) return { ok: false, failure: notAllowed(issuer) };
  const result = await sendRecorded(discovery_url, { headers: { accept: 'application/json' } }, []);
  if (!result.ok) return { ok: false, failure: { step: 'configure', kind: 'outbound', fault: result.fault } };
  const { response } = result;
  const document = response.status === 200 ? parseJson(response.body) : undefined;
  if (!isJsonObject(document)) return { ok: false, failure: refusalOf(response, issuer) };
  const { jwks_uri } = document;
  const usable = typeof jwks_uri === 'string' && readWebUrl(jwks_uri).ok;
  const found = usable
    ? await lookAtKeys(await fetchKeys(jwks_uri, { fresh: true }))
    : { keys: [], keys_problem: 'The document names no URL that keys can be fetched from.' };
  return {
    ok: true,
    provider: {
      discovery_url,
      ...describeMembers(document),
      notes: documentNotes(document, response, issuer),
      jwks_uri: usable ? jwks_uri : null,
      ...found,
    },
  };
}

/** A response that isn't a JSON object with status 200 is never read as a document. */
function refusalOf(response: OutboundResponse, issuer: string): ConfigureFailure {
  const read = readDiscoveryDocument(response, issuer);
  if (read.ok) throw new Error('a document that isn’t a JSON object was read');
  return read.failure;
}
