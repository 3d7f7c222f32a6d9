import 'server-only';
import * as client from 'openid-client';

/** What a login keeps to itself until the code comes back. */
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
