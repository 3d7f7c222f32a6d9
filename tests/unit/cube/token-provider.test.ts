import { expect, test } from 'vitest';
import { generateEnv } from '@/lib/cube/generated-env';
import { providerOf } from '@/lib/cube/token-provider';
import { client_id, idClaims, issuer } from '../verify/tokens';
import { provider } from './scene';

const pool = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other';

test.each([
  ['the profile’s issuer', { iss: issuer }, provider.jwks_uri, issuer],
  ['no issuer', { iss: undefined }, provider.jwks_uri, issuer],
  ['another pool', { iss: pool }, `${pool}/.well-known/jwks.json`, pool],
  ['another provider', { iss: 'https://tenant.auth0.com/' }, null, 'https://tenant.auth0.com/'],
])('a pasted token of %s', (_, claims, keys, iss) => {
  const found = providerOf(provider, { ...idClaims, ...claims });
  expect([found.issuer, found.jwks_uri]).toEqual([iss, keys]);
});

test('the recommended settings are the token’s', () => {
  const claims = { ...idClaims, iss: pool, aud: 'another client' };
  const lines = generateEnv(providerOf(provider, claims), undefined, { header: { alg: 'RS256' }, claims });
  const said = Object.fromEntries(lines.map(({ variable, value }) => [variable, value]));
  expect(said).toMatchObject({
    CUBEJS_JWK_URL: `${pool}/.well-known/jwks.json`,
    CUBEJS_JWT_ISSUER: pool,
    CUBEJS_JWT_AUDIENCE: 'another client',
  });
  expect(Object.values(said)).not.toContain(client_id);
});
