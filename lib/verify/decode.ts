import { decodeBase64url, type EncodingFault } from './base64url';
import { type JsonPart, readJsonObject } from './json-object';

/** A decoded token. Don't trust it: the signature isn't verified. */
export type Decoded = {
  /**
   * A signed token has three parts, an encrypted one five. RFC 7515 §7.1, RFC 7516 §7.1. JSON may contain any
   * number of dots.
   */
  form: 'jws' | 'jwe' | 'json' | 'unknown';
  /** The number of parts between dots; 1 for a text without a dot. */
  part_count: number;
  /** The encoding fault of each of the first five parts, if any. */
  encoding_faults: (EncodingFault | null)[];
  header: JsonPart;
  /** `null` if there is no second part or it's encrypted. */
  payload: JsonPart | null;
  /** The third part of a JWS, decoded; empty for an unsecured one. */
  signature: Uint8Array<ArrayBuffer> | null;
  /** The signed text of a JWS: the first two parts, still encoded. RFC 7515 §5.1. */
  signing_input: Uint8Array<ArrayBuffer> | null;
};

const encoder = new TextEncoder();
const dot = 0x2e;

/**
 * Decodes any text as a JSON Web Token, as far as possible. Never throws; linear in the length of `token`.
 */
export function decode(token: string): Decoded {
  const text = encoder.encode(token);
  const dots = dotsIn(text);
  const form = formOf(token, dots.length);
  const decodings = [-1, ...dots.slice(0, 4)].map((start, part) =>
    decodeBase64url(text.subarray(start + 1, dots[part])),
  );
  const [header, payload, signature] = decodings;
  const signed = form === 'jws';
  return {
    form,
    part_count: dots.length + 1,
    encoding_faults: decodings.map(({ fault }) => fault),
    header: readJsonObject(header?.bytes ?? new Uint8Array()),
    payload: payload && form !== 'jwe' ? readJsonObject(payload.bytes) : null,
    signature: (signed && signature?.bytes) || null,
    signing_input: signed ? text.subarray(0, dots[1]) : null,
  };
}

function formOf(token: string, dots: number): Decoded['form'] {
  if (/^\s*\{/.test(token)) return 'json';
  return dots === 2 ? 'jws' : dots === 4 ? 'jwe' : 'unknown';
}

function dotsIn(text: Uint8Array): number[] {
  const dots: number[] = [];
  for (let at = text.indexOf(dot); at !== -1; at = text.indexOf(dot, at + 1)) dots.push(at);
  return dots;
}

/** Why a token can't be read completely, as a sentence; `null` if header and claims are readable. */
export function describeShape({ form, part_count, header, payload }: Decoded): string | null {
  if (form === 'jwe') {
    return 'Encrypted (a JWE): only its header can be read without the private key that it was encrypted for. The refresh tokens of Amazon Cognito look like this.';
  }
  if (part_count === 1) return 'Incomplete token: 1 of 3 parts. The readable part of the header is shown.';
  if (part_count === 2) return 'Incomplete token: the signature is missing (2 of 3 parts).';
  if (form === 'unknown') {
    return `This text has ${part_count} parts. A signed token has three, an encrypted one five. The first two are shown.`;
  }
  if (header.object === null) {
    return 'The header can’t be read. The start is missing, or it isn’t base64url-encoded JSON.';
  }
  if (payload?.object === null) {
    return 'The claims can’t be read. Something in the middle is missing, or was changed.';
  }
  return null;
}
