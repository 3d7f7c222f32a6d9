import 'server-only';
import * as client from 'openid-client';

/** Values that a sign-in keeps until the code is returned. */
export type Pkce = { state: string; nonce: string; code_verifier: string; code_challenge: string };

export async function makePkce(): Promise<Pkce> {
  const code_verifier = client.randomPKCECodeVerifier();
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    code_verifier,
    code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
  };
}

export const randomState = (): string => client.randomState();
