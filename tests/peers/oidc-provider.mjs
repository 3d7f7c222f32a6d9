import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

// An OpenID Provider with one client, where any user can sign in. Its only argument is JSON with the client, and
// whether a refresh token works once.
const { port, client, rotates } = JSON.parse(process.argv[2]);

const key = (alg, type, options) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  alg,
  use: 'sig',
});

const provider = new Provider(`http://localhost:${port}`, {
  clients: [client],
  // Discovery then lists only this method, not both methods of a client_secret.
  clientAuthMethods: [client.token_endpoint_auth_method],
  pkce: { required: () => true },
  jwks: {
    keys: [
      key('RS256', 'rsa', { modulusLength: 2048 }),
      key('PS256', 'rsa', { modulusLength: 2048 }),
      key('ES256', 'ec', { namedCurve: 'P-256' }),
      key('EdDSA', 'ed25519'),
    ],
  },
  features: { revocation: { enabled: true }, jwtUserinfo: { enabled: true } },
  // Also without offline_access, like Amazon Cognito.
  issueRefreshToken: (_, { grantTypes }) => grantTypes.includes('refresh_token'),
  rotateRefreshToken: rotates,
});

provider.on('grant.success', ({ headers, oidc }) => {
  const basic = headers.authorization && 'client_secret_basic';
  const post = oidc.params.client_secret && 'client_secret_post';
  console.log(`${oidc.params.grant_type}: client authenticated by ${basic ?? post ?? 'none'}`);
});
provider.on('grant.revoked', () => console.log('grant revoked'));

const answer = provider.callback();
createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);
  answer(request, response);
}).listen(port, 'localhost');
