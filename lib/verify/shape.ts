import type { Decoded } from './decode';

/**
 * Why a token cannot be read to its end, and how far it goes, as a sentence; `null` where header and claims are there
 * to be read.
 */
export function describeShape({ form, part_count, header, payload }: Decoded): string | null {
  if (form === 'jwe') {
    return 'Encrypted (a JWE): only its header can be read without the private key that it was encrypted for. The refresh tokens of Amazon Cognito look like this.';
  }
  if (part_count === 1) return 'Cut off: this is one part of three. What there is of the header is shown.';
  if (part_count === 2) return 'Cut off: there are two parts of three. The signature is missing.';
  if (form === 'unknown') {
    return `This has ${part_count} parts; a signed token has three and an encrypted one five. The first two are shown.`;
  }
  if (header.object === null) {
    return 'The header cannot be read: the beginning was not copied, or something else than base64url of JSON stands there.';
  }
  if (payload?.object === null) {
    return 'The claims cannot be read: something in the middle was not copied, or was changed.';
  }
  return null;
}
