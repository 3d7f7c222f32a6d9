import type { OutboundResponse } from '@/lib/outbound';
import { isJsonObject } from './json-object';

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
  /** `reason` is a sentence for people. */
  | { kind: 'none'; reason: string };

/** A JWK Set document, already parsed. */
export function jwksSource(document: unknown): KeySource {
  if (!isJsonObject(document) || !Array.isArray(document.keys)) {
    return { kind: 'none', reason: 'The JWK Set has no member "keys" that is an array.' };
  }
  return { kind: 'jwks', keys: document.keys };
}

/** The answer of a `jwks_uri`. */
export function readJwks({
  url,
  status,
  body,
}: Pick<OutboundResponse, 'url' | 'status' | 'body'>): KeySource {
  if (status !== 200)
    return { kind: 'none', reason: `The keys could not be had: ${url} answered HTTP ${status}.` };
  try {
    return jwksSource(JSON.parse(body));
  } catch {
    return { kind: 'none', reason: `The keys could not be read: what ${url} answered is not JSON.` };
  }
}
