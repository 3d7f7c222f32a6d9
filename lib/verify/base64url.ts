/**
 * Why a text isn't base64url as RFC 7515 §2 requires it: without padding, line breaks, or other characters.
 */
export type EncodingFault =
  | 'whitespace'
  | 'padding'
  /** `+` or `/` from the standard base64 alphabet. RFC 4648 §4. */
  | 'standard-alphabet'
  | 'foreign-character'
  /** One character is left over, and no number of bytes has such an encoding. */
  | 'length'
  /** The unused bits of the last character aren't zero. RFC 4648 §3.5. */
  | 'spare-bits';

/** The decoded bytes. If `fault` is set, they are a best effort, only for display. */
export type Decoding = { bytes: Uint8Array<ArrayBuffer>; fault: EncodingFault | null };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(256).fill(-1);
for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;

/** The six bits of a character in UTF-8. Negative for any other character and past the end. */
const sixBits = (text: Uint8Array, at: number): number => values[text[at] ?? 0] ?? -1;

/**
 * Strict base64url of a text in UTF-8. The platform's decoders ignore white space and spare bits, so that one
 * signature has several spellings. Here, each of those is a fault.
 */
export function decodeBase64url(text: Uint8Array): Decoding {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let filled = 0;
  let at = 0;
  for (; at + 4 <= text.length; at += 4) {
    const bits =
      (sixBits(text, at) << 18) |
      (sixBits(text, at + 1) << 12) |
      (sixBits(text, at + 2) << 6) |
      sixBits(text, at + 3);
    if (bits < 0) return decodeLeniently(text);
    bytes[filled] = bits >> 16;
    bytes[filled + 1] = bits >> 8;
    bytes[filled + 2] = bits;
    filled += 3;
  }
  const rest = text.length - at;
  if (rest === 0) return { bytes, fault: null };
  let bits = sixBits(text, at) << 18;
  if (rest > 1) bits |= sixBits(text, at + 1) << 12;
  if (rest > 2) bits |= sixBits(text, at + 2) << 6;
  if (bits < 0) return decodeLeniently(text);
  if (rest === 1) return { bytes, fault: 'length' };
  bytes[filled] = bits >> 16;
  if (rest > 2) bytes[filled + 1] = bits >> 8;
  const spare = rest === 2 ? bits & 0xffff : bits & 0xff;
  return { bytes, fault: spare === 0 ? null : 'spare-bits' };
}

/** The bytes of all valid characters, including those of the standard alphabet. */
function decodeLeniently(text: Uint8Array): Decoding {
  const characters = new TextDecoder().decode(text);
  const foreign = /[^\w-]/.exec(characters)?.[0] ?? '';
  const known = characters
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/[^\w-]/g, '');
  const { bytes } = decodeBase64url(new TextEncoder().encode(known));
  return { bytes, fault: faultOf(foreign) };
}

function faultOf(character: string): EncodingFault {
  if (/\s/.test(character)) return 'whitespace';
  if (character === '=') return 'padding';
  return character === '+' || character === '/' ? 'standard-alphabet' : 'foreign-character';
}
