/** `rsaEncryption`, without parameters. RFC 3279 §2.3.1. */
const algorithm = [0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0];

/** An RSA key as PKCS #1 writes it (RFC 8017 Appendix A.1.1), in the wrapping that WebCrypto reads: RFC 5280 §4.1. */
export function spkiOfPkcs1(key: Uint8Array): Uint8Array<ArrayBuffer> {
  const bits = [3, ...lengthOf(key.length + 1), 0];
  const inside = algorithm.length + bits.length + key.length;
  const spki = [0x30, ...lengthOf(inside), ...algorithm, ...bits];
  const whole = new Uint8Array(spki.length + key.length);
  whole.set(spki);
  whole.set(key, spki.length);
  return whole;
}

/** In one byte, or behind the number of its bytes. ITU-T X.690 §8.1.3. */
function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}
