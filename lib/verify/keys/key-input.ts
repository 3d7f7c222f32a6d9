import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { unwrap } from '@/lib/text/unwrap';
import { jwksSource, type KeySource } from './source';

export type KeyInput =
  /** `read_as` describes how the text was interpreted. */
  { ok: true; keys: KeySource; read_as: string } | { ok: false; problem: string };

/** Reads keys given as text: a JWK Set, a JWK, a PEM, or an HMAC secret verbatim. Never throws. */
export function readKeyInput(text: string): KeyInput {
  const bare = unwrap(text);
  if (/^\{|^\[\s*\{/.test(bare)) return readJsonKey(bare);
  // Anywhere in the text: openssl writes lines before it, and a public key must never be used as a secret.
  if (text.includes('-----BEGIN')) {
    // In an environment variable or in JSON, line breaks are often escaped.
    const pem = text.replaceAll('\\n', '\n');
    return { ok: true, keys: { kind: 'pem', pem }, read_as: 'Read as a PEM.' };
  }
  if (xml.test(text.trim())) return { ok: false, problem: thatIsXml };
  const problem = problemOf(bare);
  if (problem !== null) return { ok: false, problem };
  const secret = new TextEncoder().encode(text);
  return { ok: true, keys: { kind: 'secret', secret }, read_as: describeSecret(text, secret.length) };
}

function readJsonKey(text: string): KeyInput {
  const json = parseJson(text);
  if (json === undefined) {
    return { ok: false, problem: 'This looks like incomplete JSON. Copy all of it.' };
  }
  const keys = isJsonObject(json) ? keysOfJson(json) : null;
  return keys === null
    ? { ok: false, problem: 'This JSON is neither a JWK Set (with "keys") nor a JWK (with "kty").' }
    : { ok: true, keys, read_as: describeKeys(keys) };
}

function keysOfJson(json: Record<string, unknown>): KeySource | null {
  if (Array.isArray(json.keys)) return jwksSource(json);
  return typeof json.kty === 'string' ? { kind: 'jwk', jwk: json } : null;
}

function describeKeys(keys: KeySource): string {
  if (keys.kind !== 'jwks') return 'Read as a JWK.';
  return `Read as a JWK Set with ${keys.keys.length === 1 ? 'one key' : `${keys.keys.length} keys`}.`;
}

/** Tests the whole text, because elsewhere a trailing angle bracket counts as a quotation mark. */
const xml = /^["'`]?<[?!\w][\s\S]*>["'`]?$/;

const thatIsXml =
  'This is XML, such as the RSAKeyValue of .NET, and would be used as an HMAC secret. Paste a PEM instead: ExportSubjectPublicKeyInfoPem() in .NET; or a JWK with its Modulus as "n" and its Exponent as "e", in base64url.';

/** First characters of the base64 in a PEM: RSA and certificates, P-256, P-384, Ed25519. RFC 5280 §4.1. */
const innerPem = ['MI', 'MFkwEwYHKoZIzj0', 'MHYwEAYHKoZIzj0', 'MCowBQYDK2Vw'];

/** A secret may start with the same two letters. In characters. */
const shortestKey = 102;

function isInnerPem(bare: string): boolean {
  const begins = innerPem.find((beginning) => bare.startsWith(beginning));
  if (begins === undefined || (begins === 'MI' && bare.length < shortestKey)) return false;
  return /^[\w+/=\s]+$/.test(bare);
}

/** Detects input that isn't a key, and that would otherwise be used as a secret. */
function problemOf(bare: string): string | null {
  if (bare === '') return 'This text doesn’t contain a key.';
  if (/^https?:\/\//i.test(bare)) return 'This is a URL, not a key. Paste the keys that it returns.';
  if (/^eyJ[\w-]*\./.test(bare)) return 'This is a token, not a key.';
  if (/^(?:ssh-|ecdsa-sha2-|-{4} BEGIN SSH2)/.test(bare))
    return 'This is a key for SSH. Convert it: ssh-keygen -e -m PKCS8 -f key.pub';
  if (isInnerPem(bare)) {
    return 'This is the body of a PEM. Add the lines "-----BEGIN PUBLIC KEY-----" and "-----END PUBLIC KEY-----" (for a certificate, CERTIFICATE instead of PUBLIC KEY).';
  }
  return null;
}

function describeSecret(text: string, bytes: number): string {
  const size = bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const around = text === text.trim() ? '' : ' White space around it is part of the secret.';
  return `Interpreted as an HMAC secret of ${size}.${around}`;
}
