import type { CubeFinding } from '../outcome';
import { ofToken } from './finding';

/** What the words of Cube’s log mean, where no other finding says why it rejects the token. */
export function refused(reason: string): CubeFinding {
  return ofToken('fail', {
    id: 'refused',
    title: 'Cube rejects the token',
    actual: reason,
    ...meaning(reason),
  });
}

type Meaning = Pick<CubeFinding, 'cause' | 'fix'>;

/** The messages are jsonwebtoken’s, and a part of Cube’s log. */
function meaning(reason: string): Meaning {
  switch (reason.split('. expected: ', 1)[0]) {
    case 'jwt audience invalid':
      return {
        cause: 'The token was issued for another app client or API, or it has no aud.',
        fix: 'Sign in with the app client or audience that CUBEJS_JWT_AUDIENCE names.',
      };
    case 'jwt issuer invalid':
      return {
        cause: 'Another user pool or provider issued the token.',
        fix: 'Sign in at the issuer that CUBEJS_JWT_ISSUER names.',
      };
    case 'invalid signature':
      return {
        cause: 'Another secret or key signed the token, or it was changed or cut off afterwards.',
        fix: 'Copy the whole token again. Then compare the secret, or CUBEJS_JWK_URL with the issuer’s jwks_uri.',
      };
    case 'jwt signature is required':
      return {
        cause: 'There’s nothing after the last dot. The token isn’t signed, or was cut off.',
        fix: 'Copy the whole token again.',
      };
    case 'invalid algorithm':
      return {
        cause: 'CUBEJS_JWT_ALGS doesn’t list the token’s algorithm, or the algorithm doesn’t fit the key.',
        fix: 'Compare CUBEJS_JWT_ALGS with the alg in the token’s header.',
      };
    default:
      return {
        cause: 'Clients only see “Invalid token”. This is from Cube’s log.',
        fix: 'Verify the token. Every check says what it expected.',
      };
  }
}
