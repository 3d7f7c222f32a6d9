import type { CubeFinding } from '../outcome';
import { ofToken } from './finding';

/**
 * Maximum bytes of all headers in Node.js: `http.maxHeaderSize`. Headers other than the token take a few
 * hundred.
 */
const headerLimit = 16_384;

/**
 * Whether Cube accepts a request of this size. The prediction continues, because Cube can be started with a
 * higher limit.
 */
export function findHeaderSize({ length }: string): CubeFinding[] {
  if (length < headerLimit - 1_000) return [];
  return [
    ofToken(length >= headerLimit ? 'fail' : 'warn', {
      id: 'too-long',
      title: 'Too long for the header of a request',
      expected: `less than ${headerLimit} bytes, with the other headers`,
      actual: `${length} bytes`,
      cause:
        'Node.js returns HTTP 431 before Cube gets the request. Many proxies accept at most 8,192 bytes.',
      fix: 'Put an ID into the claims, and look up the rest in the data model.',
    }),
  ];
}
