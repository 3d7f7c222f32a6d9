import { apiSecret, client_id, issuer, namespace } from './signing';
import type { Setting } from './tokens';

type Values = Record<string, string | null>;

/**
 * `.env` files as people have them: each differs from the correct one in one thing.
 * @param keys the URL of the key server, without a trailing slash
 * @param closed a URL where no program listens
 */
export function settings(keys: string, closed: string): Setting[] {
  const right: Values = {
    CUBEJS_JWK_URL: `${keys}/good`,
    CUBEJS_JWT_ISSUER: issuer,
    CUBEJS_JWT_AUDIENCE: client_id,
    CUBEJS_JWT_ALGS: 'RS256',
    CUBEJS_JWT_CLAIMS_NAMESPACE: namespace,
    CUBEJS_API_SECRET: apiSecret,
  };
  const but = (name: string, changes: Values, differs?: 'differs'): Setting => ({
    name,
    ...(differs && { differs: true }),
    // `null` is left out. A value is written unchanged, including quotes.
    env: Object.entries({ ...right, ...changes })
      .filter(([, value]) => value !== null)
      .map(([variable, value]) => `${variable}=${value}\n`)
      .join(''),
  });
  const keySet = (name: string) => but(`keys: ${name}`, { CUBEJS_JWK_URL: `${keys}/${name}` });

  return [
    but('right', {}),
    but('no namespace', { CUBEJS_JWT_CLAIMS_NAMESPACE: null }),
    but('empty namespace', { CUBEJS_JWT_CLAIMS_NAMESPACE: '' }),
    but('namespace without its slash', { CUBEJS_JWT_CLAIMS_NAMESPACE: 'http://localhost:4000' }),
    // A function, which JSON can't represent.
    but('namespace that every object has', { CUBEJS_JWT_CLAIMS_NAMESPACE: 'constructor' }, 'differs'),
    but('namespace u', { CUBEJS_JWT_CLAIMS_NAMESPACE: 'u' }),
    but('namespace sub', { CUBEJS_JWT_CLAIMS_NAMESPACE: 'sub' }),
    but('audience list', { CUBEJS_JWT_AUDIENCE: `${client_id},other` }),
    but('audience URL', { CUBEJS_JWT_AUDIENCE: 'http://localhost:4000' }),
    but('audience empty', { CUBEJS_JWT_AUDIENCE: '' }),
    but('no audience', { CUBEJS_JWT_AUDIENCE: null }),
    but('issuer with a slash', { CUBEJS_JWT_ISSUER: `${issuer}/` }),
    but('issuer list', { CUBEJS_JWT_ISSUER: `https://example.com,${issuer}` }),
    but('issuer list with a space', { CUBEJS_JWT_ISSUER: `https://example.com, ${issuer}` }),
    but('issuer empty', { CUBEJS_JWT_ISSUER: '' }),
    but('issuer comma', { CUBEJS_JWT_ISSUER: ',' }),
    but('no issuer', { CUBEJS_JWT_ISSUER: null }),
    but('algorithm list', { CUBEJS_JWT_ALGS: 'RS256,ES256' }),
    but('algorithm list with a space', { CUBEJS_JWT_ALGS: 'RS256, ES256' }),
    but('algorithms empty', { CUBEJS_JWT_ALGS: '' }),
    but('no algorithms', { CUBEJS_JWT_ALGS: null }),
    but('algorithms HS256', { CUBEJS_JWT_ALGS: 'HS256' }, 'differs'),
    but('algorithms HS256,RS256', { CUBEJS_JWT_ALGS: 'HS256,RS256' }, 'differs'),
    but('algorithms none', { CUBEJS_JWT_ALGS: 'none' }),
    but('subject', { CUBEJS_JWT_SUBJECT: '5b1c6a2e-9d0f-4c3e-8a57-0f6b2d9e1c44' }),
    but('another subject', { CUBEJS_JWT_SUBJECT: 'nobody' }),
    but('in quotes', { CUBEJS_JWT_AUDIENCE: `"${client_id}"`, CUBEJS_JWT_ISSUER: `'${issuer}'` }),
    but('comment behind a value', { CUBEJS_JWT_AUDIENCE: `${client_id} # the app client` }),
    but('unclosed quote', { CUBEJS_JWT_AUDIENCE: `"${client_id}" # the app client` }),
    { name: 'export', env: but('', {}).env.replace('CUBEJS_JWT_AUDIENCE', 'export CUBEJS_JWT_AUDIENCE') },
    { name: 'twice', env: `${but('', {}).env}CUBEJS_JWT_AUDIENCE=other\n` },
    { name: 'CRLF', env: but('', {}).env.replaceAll('\n', '\r\n') },
    but('keys out of reach', { CUBEJS_JWK_URL: `${closed}/jwks.json` }),
    keySet('one-without-kid'),
    keySet('an-okp-key'),
    keySet('a-key-without-n'),
    keySet('a-curve-apart'),
    keySet('off-the-curve'),
    keySet('a-kid-twice'),
    keySet('no-keys'),
    keySet('no-set'),
    keySet('keys-no-list'),
    keySet('an-empty-set'),
    keySet('not-json'),
    but('own secret', { CUBEJS_JWK_URL: null, CUBEJS_JWT_ALGS: null }),
    but('own secret, HS256 named', { CUBEJS_JWK_URL: '', CUBEJS_JWT_ALGS: 'HS256' }),
    but('own secret, RS256 named', { CUBEJS_JWK_URL: null }, 'differs'),
    but('JWT key', {
      CUBEJS_JWK_URL: null,
      CUBEJS_JWT_ALGS: null,
      CUBEJS_JWT_KEY: apiSecret,
      CUBEJS_API_SECRET: 'x',
    }),
  ];
}
