import 'server-only';
import QuickLRU from 'quick-lru';
import { isJsonObject } from '@/lib/json/object';
import { singleton } from '@/lib/server/process/singleton';
import type { KeySource } from '@/lib/verify/keys/source';

/** In characters: a set of about forty keys. Longer ones are parsed every time. */
const longest = 32_768;

const recent = () => singleton('given-keys', () => new QuickLRU<string, KeySource>({ maxSize: 50 }));

/**
 * Returns the same source for the same public keys, so that keys that a script sends with every request are
 * only imported once. Secrets aren't cached.
 */
export function recallKeys(source: KeySource): KeySource {
  const text = textOf(source);
  if (text === null || text.length > longest) return source;
  const known = recent().get(text);
  if (known !== undefined) return known;
  recent().set(text, source);
  return source;
}

function textOf(source: KeySource): string | null {
  switch (source.kind) {
    case 'pem':
      return source.pem;
    case 'jwk':
      return holdsSecret(source.jwk) ? null : jsonOf(source.jwk);
    case 'jwks':
      return source.keys.some(holdsSecret) ? null : jsonOf(source.keys);
    case 'secret':
    case 'none':
      return null;
  }
}

/** A shared secret, or the private half of a pair. RFC 7518 §6. */
const holdsSecret = (key: unknown): boolean =>
  isJsonObject(key) && (key.kty === 'oct' || key.k !== undefined || key.d !== undefined);

function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested too deeply for JSON.stringify.
    return null;
  }
}
