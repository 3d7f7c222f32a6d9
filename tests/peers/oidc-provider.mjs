import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

// An OpenID Provider with one client, which anybody can log in to. Its only argument says which, as JSON, and whether
// a refresh token works once.
const { port, client, rotates } = JSON.parse(process.argv[2]);

const key = (alg, type, options) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  alg,
  use: 'sig',
});

const provider = new Provider(`http://localhost:${port}`, {
  clients: [client],
  // Discovery then names this method alone, and not both that a client_secret serves for.
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
  // Without offline_access too, as Amazon Cognito does.
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
