import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import type { CubeFinding } from '../outcome';
import { advice, ofVariable, type Scene, written } from './finding';
import { urlDifference } from './url-difference';

const variable = 'CUBEJS_JWK_URL';

export function findJwkUrl(scene: Scene): CubeFinding[] {
  const { settings, expected, sure } = scene;
  const value = settings.variables[variable];
  if (!value) return findMissing(scene);
  const { jwks_uri } = expected;
  const base = {
    id: 'jwk-url',
    ...(jwks_uri !== undefined && { expected: jwks_uri }),
    actual: written(variable, value),
    fix: advice(scene, variable, jwks_uri, 'the jwks_uri of the discovery document'),
  };
  if (value === jwks_uri) return [];
  if (value.replace(/\/$/, '').endsWith('/.well-known/openid-configuration')) {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'This is the discovery document, not the key set',
        cause: 'It contains no keys, only their URL in jwks_uri.',
      }),
    ];
  }
  const difference = jwks_uri === undefined ? null : urlDifference(value, jwks_uri);
  const url = readWebUrl(value);
  if (!url.ok && url.fault === 'not-a-url') {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Not a URL that Cube can fetch',
        cause: difference === null ? `It must ${urlRule[url.fault]}.` : `It differs in ${difference}.`,
      }),
    ];
  }
  // The token only reveals where Cognito stores its keys, and they may have other URLs, too.
  if (jwks_uri !== undefined && (sure || difference !== null)) {
    return [
      ofVariable(difference === null ? 'warn' : 'fail', variable, {
        ...base,
        title: 'Not the provider’s key set URL',
        cause:
          difference === null
            ? 'The discovery document names another jwks_uri. It works if both have the same keys.'
            : `It differs in ${difference}.`,
      }),
    ];
  }
  if (url.ok) return [];
  return [
    ofVariable('warn', variable, {
      ...base,
      title: 'The keys can be replaced in transit',
      cause: `Anyone who replaces the keys can sign tokens. The URL should ${urlRule[url.fault]}.`,
    }),
  ];
}

/** Without public keys, Cube verifies with a secret, or with a public key in CUBEJS_JWT_KEY. */
function findMissing(scene: Scene): CubeFinding[] {
  const { settings, expected, header } = scene;
  const isShared = typeof header?.alg === 'string' && header.alg.startsWith('HS');
  if (isShared || settings.has_jwt_key) return [];
  return [
    ofVariable('fail', variable, {
      id: 'jwk-url',
      ...(expected.jwks_uri !== undefined && { expected: expected.jwks_uri }),
      actual: written(variable, settings.variables[variable]),
      title: 'Not set, so provider tokens are rejected',
      cause: `Cube then verifies with ${secretOf(settings)}. Providers sign with their own key.`,
      fix: advice(scene, variable, expected.jwks_uri, 'the jwks_uri of the discovery document'),
    }),
  ];
}

const secretOf = ({ has_api_secret, has_api_secrets }: Scene['settings']): string =>
  has_api_secrets ? 'CUBEJS_API_SECRETS' : has_api_secret ? 'CUBEJS_API_SECRET' : 'a secret of its own';
