import type { OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';

/** The source of the keys. Each object is read only once, so reuse it for many tokens and don't change it. */
export type KeySource =
  /** The entries of a JWK Set, unchecked. RFC 7517 §5. */
  | { kind: 'jwks'; keys: readonly unknown[] }
  /** One JWK, unchecked. Kind `oct` is a shared secret. RFC 7517 §4. */
  | { kind: 'jwk'; jwk: unknown }
  /** A public key or a certificate in PEM. RFC 7468. */
  | { kind: 'pem'; pem: string }
  /** The bytes of a shared secret. */
  | { kind: 'secret'; secret: Uint8Array<ArrayBuffer> }
  /** `reason` is a sentence for people. `remedy` is absent if no key was pasted or requested. */
  | { kind: 'none'; reason: string; remedy?: Remedy };

/** Why keys usually can't be fetched, and what to do about it. */
export type Remedy = { cause: string; fix: string };

/** A parsed JWK Set document. `remedy` applies if it isn't a JWK Set. */
export function jwksSource(document: unknown, remedy?: Remedy): KeySource {
  if (!isJsonObject(document) || !Array.isArray(document.keys)) {
    return none('The JWK Set has no "keys" array.', remedy);
  }
  return { kind: 'jwks', keys: document.keys };
}

/** The response of a `jwks_uri`. */
export function readJwks({
  url,
  status,
  body,
}: Pick<OutboundResponse, 'url' | 'status' | 'body'>): KeySource {
  const remedy = {
    cause:
      'The provider isn’t ready, or a proxy returned this response. The key set is at the jwks_uri of the discovery document.',
    fix: `Open ${url} in a browser: it must show JSON with "keys". Once it does, check again.`,
  };
  if (status !== 200) return none(`Couldn’t fetch the keys: ${url} returned HTTP ${status}.`, remedy);
  const document = parseJson(body);
  if (document === undefined)
    return none(`Couldn’t read the keys: the response of ${url} isn’t JSON.`, remedy);
  return jwksSource(document, remedy);
}

const none = (reason: string, remedy?: Remedy): KeySource => ({
  kind: 'none',
  reason,
  ...(remedy && { remedy }),
});
