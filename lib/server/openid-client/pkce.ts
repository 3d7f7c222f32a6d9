import 'server-only';
import { createHash } from 'node:crypto';
import * as client from 'openid-client';

/** Values that a sign-in keeps until the code is returned. */
export type Pkce = { state: string; nonce: string; code_verifier: string; code_challenge: string };

export function makePkce(): Pkce {
  const code_verifier = client.randomPKCECodeVerifier();
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    code_verifier,
    code_challenge: challengeOf(code_verifier),
  };
}

/** S256, RFC 7636 §4.2. Not with openid-client, whose WebCrypto wakes a worker thread for it. */
const challengeOf = (code_verifier: string): string =>
  createHash('sha256').update(code_verifier).digest('base64url');

export const randomState = (): string => client.randomState();
