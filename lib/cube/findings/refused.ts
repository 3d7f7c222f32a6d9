import type { CubeFinding } from '../outcome';
import { ofToken } from './finding';

/** What the words of Cube’s log mean, where nothing else has told already why it refuses the token. */
export function refused(reason: string): CubeFinding {
  return ofToken('fail', {
    id: 'refused',
    title: 'Cube refuses the token',
    actual: reason,
    ...meaning(reason),
  });
}

type Meaning = Pick<CubeFinding, 'cause' | 'fix'>;

/** The messages are jsonwebtoken’s, and a part of Cube’s log. */
function meaning(reason: string): Meaning {
  switch (reason.replace(/\. expected: .*/s, '')) {
    case 'jwt audience invalid':
      return {
        cause: 'The token is for another app client, or it is an access token, which is for none.',
        fix: 'Log in with the app client that CUBEJS_JWT_AUDIENCE names, and copy the id_token.',
      };
    case 'jwt issuer invalid':
      return {
        cause: 'The token is of another user pool or provider.',
        fix: 'Log in at the issuer that CUBEJS_JWT_ISSUER names.',
      };
    case 'invalid signature':
      return {
        cause:
          'The token was cut off or changed after it was signed, or another key with the same kid signed it.',
        fix: 'Copy the id_token again, whole; then compare CUBEJS_JWK_URL with the jwks_uri of its issuer.',
      };
    case 'jwt signature is required':
      return {
        cause: 'There is nothing behind the last dot: the token is not signed, or was cut off there.',
        fix: 'Copy the id_token again, whole.',
      };
    case 'invalid algorithm':
      return {
        cause:
          'It is signed with an algorithm that CUBEJS_JWT_ALGS does not name, or that is not for this key.',
        fix: 'Copy the id_token as the provider issued it.',
      };
    default:
      return {
        cause: 'To the outside Cube says “Invalid token” only; this is what its log says.',
        fix: 'Verify the token: every check says what was expected of it.',
      };
  }
}
