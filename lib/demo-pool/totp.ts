/** The secret of every authenticator app of the demo pool. */
export const totpSecret = 'DEMOPOOLSECRETFORLOCALUSE2345AAA';

/** Seconds that a code is valid. RFC 6238 §4. */
const step = 30;

/** Whether a code is the current one, or the one before. `now` is Unix time in milliseconds. */
export async function isCurrentCode(code: string, now: number): Promise<boolean> {
  const counter = Math.floor(now / 1000 / step);
  return code === (await codeOf(counter)) || code === (await codeOf(counter - 1));
}

/** The code at a time. */
export const codeAt = (now: number, secret?: string): Promise<string> =>
  codeOf(Math.floor(now / 1000 / step), secret);

/** Six digits. RFC 4226 §5.3. */
async function codeOf(counter: number, secret = totpSecret): Promise<string> {
  const message = new DataView(new ArrayBuffer(8));
  message.setBigUint64(0, BigInt(counter));
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', fromBase32(secret), algorithm, false, ['sign']);
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, message));
  const offset = digest.getUint8(digest.byteLength - 1) & 15;
  const number = digest.getUint32(offset) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** RFC 4648 §6. */
function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
