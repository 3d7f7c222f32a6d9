import type { OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';

/**
 * Where the keys come from. An object is read once, however many tokens are verified with it: hand over the same one
 * again, and change nothing in it.
 */
export type KeySource =
  /** The members of a JWK Set, unchecked. RFC 7517 §5. */
  | { kind: 'jwks'; keys: readonly unknown[] }
  /** One JWK, unchecked; of kind `oct` it is a shared secret. RFC 7517 §4. */
  | { kind: 'jwk'; jwk: unknown }
  /** A public key or a certificate in PEM. RFC 7468. */
  | { kind: 'pem'; pem: string }
  /** The bytes of a shared secret. */
  | { kind: 'secret'; secret: Uint8Array<ArrayBuffer> }
  /** `reason` is a sentence for people; `remedy` is absent where nobody gave a key, nor was anybody asked for one. */
  | { kind: 'none'; reason: string; remedy?: Remedy };

/** What usually causes it that keys couldn't be fetched, and what to do. */
export type Remedy = { cause: string; fix: string };

/** A JWK Set document, already parsed; `remedy` is for one that isn't one. */
export function jwksSource(document: unknown, remedy?: Remedy): KeySource {
  if (!isJsonObject(document) || !Array.isArray(document.keys)) {
    return none('The JWK Set has no member "keys" that is an array.', remedy);
  }
  return { kind: 'jwks', keys: document.keys };
}

/** The answer of a `jwks_uri`. */
export function readJwks({
  url,
  status,
  body,
}: Pick<OutboundResponse, 'url' | 'status' | 'body'>): KeySource {
  const remedy = {
    cause:
      'The provider is being set up or is down, or a proxy in between answered for it. A key set lies where the jwks_uri of the discovery document says.',
    fix: `Open ${url} in a browser: it must show JSON with "keys". Once it does, check again.`,
  };
  if (status !== 200) return none(`Couldn’t fetch the keys: ${url} returned HTTP ${status}.`, remedy);
  const document = parseJson(body);
  if (document === undefined)
    return none(`The keys could not be read: what ${url} answered is not JSON.`, remedy);
  return jwksSource(document, remedy);
}

const none = (reason: string, remedy?: Remedy): KeySource => ({
  kind: 'none',
  reason,
  ...(remedy && { remedy }),
});
