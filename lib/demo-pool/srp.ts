/*
 * The server's half of SRP-6a, with Amazon Cognito's own parts. Written separately from the client's half;
 * amazon-cognito-identity-js verifies both.
 */

/** RFC 3526 §4: the 3072-bit group. */
const N = BigInt(
  `0x${[
    'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd',
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed',
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f',
    '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b',
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510',
    '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7',
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c',
    'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
  ].join('')}`,
);
const g = 2n;

/** What the pool stores about an attempt until the client proves the password. */
export type SrpAttempt = { key: ArrayBuffer; pool_name: string; username: string };

/** The response to a client's public value `SRP_A`; undefined if the value can't be used. */
export async function answerStart(
  SRP_A: string,
  pool_id: string,
  username: string,
  password: string,
): Promise<(SrpAttempt & { salt: string; server_value: string }) | undefined> {
  if (!/^[0-9a-f]{1,1000}$/i.test(SRP_A)) return undefined;
  const A = BigInt(`0x${SRP_A}`);
  if (A % N === 0n) return undefined;
  const pool_name = pool_id.split('_').slice(1).join('_');
  const salt = random(16);
  const identity = await sha256(new TextEncoder().encode(`${pool_name}${username}:${password}`));
  const x = toNumber(await sha256(bytes(salt), identity));
  const verifier = power(g, x);
  const b = random(32);
  const k = toNumber(await sha256(bytes(N), bytes(g)));
  const B = (k * verifier + power(g, b)) % N;
  const u = await sha256(bytes(A), bytes(B));
  const shared = power(A * power(verifier, toNumber(u)), b);
  const key = await deriveKey(bytes(shared), bytes(toNumber(u)));
  return { key, pool_name, username, salt: salt.toString(16), server_value: B.toString(16) };
}

/** Whether the signature was created with the password. */
export async function isSignedBy(
  { key, pool_name, username }: SrpAttempt,
  { secret_block, timestamp }: { secret_block: string; timestamp: string },
  signature: string,
): Promise<boolean> {
  const encoder = new TextEncoder();
  const message = join(
    encoder.encode(pool_name + username),
    Uint8Array.from(Buffer.from(secret_block, 'base64')),
    encoder.encode(timestamp),
  );
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', imported, Uint8Array.from(Buffer.from(signature, 'base64')), message);
}

type Bytes = Uint8Array<ArrayBuffer>;

/** 128 bits by HKDF. RFC 5869. */
async function deriveKey(shared: Bytes, salt: Bytes): Promise<ArrayBuffer> {
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('Caldera Derived Key');
  return await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, 128);
}

const random = (size: number): bigint => toNumber(crypto.getRandomValues(new Uint8Array(size)));

const toNumber = (of: Uint8Array): bigint => BigInt(`0x${Buffer.from(of).toString('hex')}`);

const sha256 = async (...parts: Bytes[]): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));

const join = (...parts: Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Signed big-endian, so a number whose first bit is set starts with a zero byte. */
function bytes(value: bigint): Bytes {
  const digits = value.toString(16);
  const whole = digits.padStart(digits.length + (digits.length % 2), '0');
  const read = Uint8Array.from(Buffer.from(whole, 'hex'));
  return (read[0] ?? 0) >= 128 ? join(new Uint8Array(1), read) : read;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (const bit of [...exponent.toString(2)].reverse()) {
    if (bit === '1') result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
