import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';

/**
 * A sign-in with only openid-client and jose. Discovery and keys are fetched once.
 * @param {{ issuer: string, client_id: string, client_secret: string, redirect_uri: string }} settings
 */
export async function bareClient({ issuer, client_id, client_secret, redirect_uri }) {
  const config = await client.discovery(new URL(issuer), client_id, client_secret, undefined, {
    execute: [client.allowInsecureRequests],
  });
  const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));

  /** @returns the URL to send the browser to, and the expected response */
  const begin = async () => {
    const expected = {
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri,
      scope: 'openid email profile',
      state: expected.expectedState,
      nonce: expected.expectedNonce,
      code_challenge: await client.calculatePKCECodeChallenge(expected.pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, expected };
  };

  /**
   * @param {URL} callback the browser's callback URL
   * @param {client.AuthorizationCodeGrantChecks} expected
   * @returns the id_token and its verified claims
   */
  const finish = async (callback, expected) => {
    const { id_token = '' } = await client.authorizationCodeGrant(config, callback, expected);
    const { payload: claims } = await jwtVerify(id_token, keys, {
      issuer,
      audience: client_id,
      algorithms: ['RS256'],
    });
    return { claims, id_token };
  };

  return { begin, finish };
}
