import type { JsonObject } from '@/lib/json/object';
import { expectedAudience } from './audience';
import { type EnvLine, writable } from './env-text';
import { namespacesIn, objectIn } from './findings/namespace';
import type { TokenProvider } from './token-provider';

/**
 * The lines that Cube needs for the tokens of a profile, in the order of its guide.
 * @param algorithms the provider's signing algorithms, from its metadata
 * @param token the current token, which shows the namespace and its actual algorithm
 */
export function generateEnv(
  provider: TokenProvider,
  algorithms: readonly string[] | undefined,
  token: { header: JsonObject | null; claims: JsonObject | null } | null,
): EnvLine[] {
  const { issuer, jwks_uri } = provider;
  const lines: EnvLine[] = [
    {
      variable: 'CUBEJS_JWK_URL',
      value: jwks_uri,
      comment:
        jwks_uri === null
          ? 'The public keys. The profile is for another issuer: use the jwks_uri of this one’s discovery document.'
          : 'The public keys (jwks_uri of the discovery document).',
    },
    {
      variable: 'CUBEJS_JWT_ISSUER',
      value: issuer,
      comment: 'The iss of the tokens. Must match exactly, including a trailing slash.',
    },
    audienceLine(provider, token?.claims ?? null),
    {
      variable: 'CUBEJS_JWT_ALGS',
      value: algorithmsOf(token?.header ?? null, algorithms),
      comment: 'The algorithm of the tokens. Separate several with commas, without spaces.',
    },
    namespaceLine(token?.claims ?? null),
  ];
  return lines.map(writable);
}

/** The aud of the current token: for an id_token the app client ID, for an access token often an API. */
function audienceLine(provider: TokenProvider, claims: JsonObject | null): EnvLine {
  const value = claims === null ? provider.client_id : expectedAudience(claims, provider);
  return {
    variable: 'CUBEJS_JWT_AUDIENCE',
    value: value ?? null,
    comment:
      value === undefined
        ? 'The current token has no aud. With this line, Cube would reject it.'
        : 'The aud of the tokens, not the URL of an application. One value, not a list.',
  };
}

const asymmetric = /^(RS|ES|PS)(256|384|512)$/;

function algorithmsOf(header: JsonObject | null, supported: readonly string[] | undefined): string {
  if (typeof header?.alg === 'string' && asymmetric.test(header.alg)) return header.alg;
  const usable = (supported ?? []).filter((alg) => asymmetric.test(alg));
  return usable.length > 0 ? usable.join(',') : 'RS256';
}

function namespaceLine(claims: JsonObject | null): EnvLine {
  const names = claims === null ? [] : namespacesIn(claims);
  // Prefers an object to a string, because Cube can read it.
  const name = names.find((each) => objectIn(claims?.[each]) === null) ?? names[0];
  const base =
    'The claim that contains the security context. Must match exactly, including scheme, port, and slash.';
  return {
    variable: 'CUBEJS_JWT_CLAIMS_NAMESPACE',
    value: name ?? null,
    comment:
      name === undefined
        ? `${base}\n${claims === null ? 'There is no token to read it from.' : 'The current token has no such claim. Without this line, Cube uses the whole payload.'}`
        : typeof claims?.[name] === 'string'
          ? `${base}\nIn the current token, it’s a string, which Cube doesn’t parse. See extendContext in cube.js.`
          : `${base}\nOnly SECURITY_CONTEXT uses it. Access policies and cube.js get the whole payload.`,
  };
}
