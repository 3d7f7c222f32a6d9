import 'server-only';
import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

/*
 * The client's half of SRP-6a in Amazon Cognito's variant, which proves the password without sending it.
 * Cognito's own parts are the group (RFC 3526 §4, 3072 bits, g = 2), the name of the pool in the hash of the
 * password, and the signature over the secret block with a key that is derived from the shared secret.
 */

const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const g = 2n;

/** The secret and public values of one sign-in. */
export type SrpStart = { secret: bigint; public_value: bigint };

export function startSrp(random: Buffer = randomBytes(128)): SrpStart {
  const secret = BigInt(`0x${random.toString('hex')}`);
  return { secret, public_value: power(g, secret) };
}

/** Cognito's response, and the other input of the signature. */
export type SrpAnswer = {
  /** With the Region; only the part after the underscore is hashed. */
  pool_id: string;
  /** `USER_ID_FOR_SRP`, which differs from the typed name if that was an alias. */
  user_id: string;
  password: string;
  /** Hexadecimal. */
  salt: string;
  /** `SRP_B`, hexadecimal. */
  server_value: string;
  /** Base64. */
  secret_block: string;
  timestamp: string;
};

/**
 * `PASSWORD_CLAIM_SIGNATURE`; `null` if the server's values can't be used, so that nothing is revealed to it.
 */
export function passwordClaim(start: SrpStart, answer: SrpAnswer): string | null {
  const salt = readHex(answer.salt);
  const B = readHex(answer.server_value);
  if (salt === null || B === null || B % N === 0n) return null;
  const k = hashOf(bytesOf(N), bytesOf(g));
  const u = hashOf(bytesOf(start.public_value), bytesOf(B));
  // RFC 5054 §2.5.3, §2.6: the client must abort if u or B is zero.
  if (u === 0n) return null;
  const pool_name = answer.pool_id.slice(answer.pool_id.indexOf('_') + 1);
  const identity = sha256(Buffer.from(`${pool_name}${answer.user_id}:${answer.password}`));
  const x = hashOf(bytesOf(salt), identity);
  const shared = power(B - k * power(g, x), start.secret + u * x);
  const key = hkdfSync('sha256', bytesOf(shared), bytesOf(u), 'Caldera Derived Key', 16);
  return createHmac('sha256', Buffer.from(key))
    .update(pool_name)
    .update(answer.user_id)
    .update(Buffer.from(answer.secret_block, 'base64'))
    .update(answer.timestamp)
    .digest('base64');
}

/** `Sun Nov 9 07:05:03 UTC 2026`: English, in UTC, and without a leading zero in the day. */
export function srpTimestamp(now: Date): string {
  const [weekday, day, month, year, time] = now.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}

/** The hex digits of a number that a server with this group can send; `null` for anything else. */
function readHex(text: string): bigint | null {
  return /^[0-9a-fA-F]{1,1024}$/.test(text) ? BigInt(`0x${text}`) : null;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = ((base % N) + N) % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % N;
    factor = (factor * factor) % N;
  }
  return result;
}

/** Like Java's BigInteger.toByteArray: a number whose first bit is set starts with a zero byte. */
function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

const sha256 = (...parts: Buffer[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const hashOf = (...parts: Buffer[]): bigint => BigInt(`0x${sha256(...parts).toString('hex')}`);
