import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import type { CubeFinding } from '../outcome';
import { advice, ofVariable, type Scene, written } from './finding';
import { urlDifference } from './url-difference';

const variable = 'CUBEJS_JWK_URL';

export function findJwkUrl(scene: Scene): CubeFinding[] {
  const { settings, expected, header, sure } = scene;
  const value = settings.variables[variable];
  const { jwks_uri } = expected;
  const base = {
    id: 'jwk-url',
    ...(jwks_uri !== undefined && { expected: jwks_uri }),
    actual: written(variable, value),
    fix: advice(scene, variable, jwks_uri, 'the jwks_uri of the discovery document'),
  };
  if (!value) {
    // Signed with a secret, as by Cube's own Playground: then there is nothing amiss.
    if (typeof header?.alg === 'string' && header.alg.startsWith('HS')) return [];
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Not set, so that the tokens of a provider are refused',
        cause: `Cube then verifies with a secret of its own, ${secretOf(settings)}, and no provider signs with that.`,
      }),
    ];
  }
  if (value === jwks_uri) return [];
  if (value.replace(/\/$/, '').endsWith('/.well-known/openid-configuration')) {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'The discovery document, where its keys belong',
        cause: 'It holds no keys, only the address of the keys: its jwks_uri.',
      }),
    ];
  }
  const difference = jwks_uri === undefined ? null : urlDifference(value, jwks_uri);
  const url = readWebUrl(value);
  if (!url.ok && url.fault === 'not-a-url') {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Not an address that Cube can ask',
        cause: difference === null ? `It must ${urlRule[url.fault]}.` : `It differs in ${difference}.`,
      }),
    ];
  }
  // The token tells only where Cognito has its keys; they may be had elsewhere too.
  if (jwks_uri !== undefined && (sure || difference !== null)) {
    return [
      ofVariable(difference === null ? 'warn' : 'fail', variable, {
        ...base,
        title: 'Other keys than those of the provider',
        cause:
          difference === null
            ? 'The discovery document names another jwks_uri. Where the keys are the same, both do.'
            : `It differs in ${difference}.`,
      }),
    ];
  }
  if (url.ok) return [];
  return [
    ofVariable('warn', variable, {
      ...base,
      title: 'Keys that anyone on the way can exchange',
      cause: `Whoever exchanges the keys can sign tokens. It should ${urlRule[url.fault]}.`,
    }),
  ];
}

function secretOf({ has_api_secret, has_jwt_key }: Scene['settings']): string {
  if (has_jwt_key) return 'CUBEJS_JWT_KEY';
  return has_api_secret
    ? 'CUBEJS_API_SECRET'
    : 'which it makes up in dev mode, and without which it does not start in production';
}
