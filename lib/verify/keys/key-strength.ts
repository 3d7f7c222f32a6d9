import { calculateJwkThumbprint } from 'jose';
import { bytesOf, inOneSpelling, misspelledMember } from './key-identity';
import type { VerificationKey } from './key-set';
import { publishedKeys } from './published-keys';
import { factorable } from './weak-modulus';

/** Why someone else can sign with a key. */
export type Weakness =
  /** Not base64url, so its numbers can't be checked. */
  | { kind: 'not-base64url'; member: string }
  /** Fewer than 2048 bits. RFC 7518 §3.3. */
  | { kind: 'short-modulus'; bits: number }
  | { kind: 'even-modulus' }
  /** Infineon's library chose its two primes from too few: CVE-2017-15361. */
  | { kind: 'roca' }
  /** Its two primes are so close that Fermat's method finds them: CVE-2022-26320. */
  | { kind: 'close-primes' }
  /** With e = 1, the signature is the padded hash itself, and anyone can create it. */
  | { kind: 'exponent-one' }
  | { kind: 'even-exponent'; exponent: string }
  /**
   * Below 65537, signatures can be forged if the verifier checks the padding carelessly. NIST SP 800-56B Rev.
   * 2 §6.2.
   */
  | { kind: 'small-exponent'; exponent: string }
  /**
   * A point that accepts signatures that anyone can create. RFC 8032 §8.9 leaves rejecting it to the
   * verifier.
   */
  | { kind: 'small-order' }
  | { kind: 'private-half' }
  /** Its private half is published in `where`. */
  | { kind: 'published'; where: string };

/** The size of a key and its weakness, if any. `bits` is the size of the modulus or the shared secret. */
export type Strength = { bits: number | null; exponent: string | null; weaknesses: Weakness[] };

const examined = new WeakMap<VerificationKey, Promise<Strength>>();

/** Computed once per key. */
export function strengthOf(key: VerificationKey): Promise<Strength> {
  let strength = examined.get(key);
  if (strength === undefined) {
    strength = examine(key);
    examined.set(key, strength);
  }
  return strength;
}

async function examine(key: VerificationKey): Promise<Strength> {
  const { bits, exponent, weaknesses } = examineNumbers(key);
  if (key.has_private_half) weaknesses.push({ kind: 'private-half' });
  // A key without a thumbprint isn't valid, so it isn't a published one either.
  const thumbprint = await calculateJwkThumbprint(inOneSpelling(key.material)).catch(() => '');
  const where = publishedKeys.get(thumbprint);
  if (where !== undefined) weaknesses.push({ kind: 'published', where });
  return { bits, exponent, weaknesses };
}

function examineNumbers(key: VerificationKey): Strength {
  const { kty, material } = key;
  const member = misspelledMember(key);
  if (member !== null) {
    return { bits: null, exponent: null, weaknesses: [{ kind: 'not-base64url', member }] };
  }
  if (kty === 'oct') return { bits: bytesOf(material.k).length * 8, exponent: null, weaknesses: [] };
  if (kty === 'OKP') {
    const weaknesses: Weakness[] = isOfSmallOrder(bytesOf(material.x)) ? [{ kind: 'small-order' }] : [];
    return { bits: null, exponent: null, weaknesses };
  }
  if (kty !== 'RSA') return { bits: null, exponent: null, weaknesses: [] };
  const modulus = bytesOf(material.n);
  const e = bytesOf(material.e);
  const bits = bitLength(modulus);
  const exponent = integer(e);
  const weaknesses: Weakness[] = [];
  if (bits < 2048) weaknesses.push({ kind: 'short-modulus', bits });
  if (isEven(modulus)) weaknesses.push({ kind: 'even-modulus' });
  const way = factorable(modulus);
  if (way !== null) weaknesses.push({ kind: way });
  if (isEven(e)) weaknesses.push({ kind: 'even-exponent', exponent });
  else if (bitLength(e) === 1) weaknesses.push({ kind: 'exponent-one' });
  else if (bitLength(e) <= 16) weaknesses.push({ kind: 'small-exponent', exponent });
  return { bits, exponent, weaknesses };
}

/**
 * The y coordinates of all Ed25519 points of order 8 or less, in every encoding. The last bit is the sign of
 * x.
 */
const smallOrders: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ...['ec', 'ed', 'ee'].map((lowest) => `${lowest}${'ff'.repeat(30)}7f`),
]);

function isOfSmallOrder(point: Uint8Array): boolean {
  const y = [...point].map((byte, at) => (at === 31 ? byte & 0x7f : byte));
  return smallOrders.has(y.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}

function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1) return 0;
  return (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}

const isEven = (bytes: Uint8Array): boolean => ((bytes.at(-1) ?? 0) & 1) === 0;

/** In digits, or as a length if there are too many digits to read. */
function integer(bytes: Uint8Array): string {
  const bits = bitLength(bytes);
  if (bits > 53) return `a number of ${bits} bits`;
  return bytes.reduce((value, byte) => value * 256 + byte, 0).toString();
}
