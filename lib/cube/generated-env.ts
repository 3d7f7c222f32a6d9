import type { CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { JsonObject } from '@/lib/verify/json-object';
import { namespacesIn, objectIn } from './findings/namespace';
import type { CubeProvider } from './outcome';

/** A line of the `.env` file, with what stands above it. `value` is `null` where nobody knows it yet. */
export type EnvLine = { variable: CubeVariable; value: string | null; comment: string };

/**
 * The lines that Cube needs for the tokens of a profile, in the order of its guide.
 * @param algorithms what the provider signs with, as its metadata says
 * @param token the one at hand, which tells the namespace, and what it is really signed with
 */
export function generateEnv(
  { issuer, jwks_uri, client_id }: CubeProvider,
  algorithms: readonly string[] | undefined,
  token: { header: JsonObject | null; claims: JsonObject | null } | null,
): EnvLine[] {
  return [
    {
      variable: 'CUBEJS_JWK_URL',
      value: jwks_uri,
      comment: 'The public keys: jwks_uri of the discovery document.',
    },
    {
      variable: 'CUBEJS_JWT_ISSUER',
      value: issuer,
      comment: 'The iss of the tokens, to the letter: a slash at the end would be another issuer.',
    },
    {
      variable: 'CUBEJS_JWT_AUDIENCE',
      value: client_id,
      comment:
        'The aud of an id_token: the app client id, not the URL of an application. One value, no list.',
    },
    {
      variable: 'CUBEJS_JWT_ALGS',
      value: algorithmsOf(token?.header ?? null, algorithms),
      comment: 'What the tokens are signed with. A list has commas and no spaces.',
    },
    namespaceLine(token?.claims ?? null),
  ];
}

/** The text of the file. A line whose value nobody knows is a comment itself. */
export function envText(lines: readonly EnvLine[]): string {
  return lines
    .map(({ variable, value, comment }) => {
      const above = comment.split('\n').map((line) => `# ${line}\n`);
      return `${above.join('')}${value === null ? `# ${variable}=` : `${variable}=${escaped(value)}`}\n`;
    })
    .join('\n');
}

/** As Cube's dotenv gives it back: it takes off spaces around a value, and quotes if they are first and last. */
const escaped = (value: string): string =>
  value !== value.trim() || /^["']/.test(value) ? `'${value}'` : value;

const asymmetric = /^(RS|ES|PS)(256|384|512)$/;

function algorithmsOf(header: JsonObject | null, supported: readonly string[] | undefined): string {
  if (typeof header?.alg === 'string' && asymmetric.test(header.alg)) return header.alg;
  const usable = (supported ?? []).filter((alg) => asymmetric.test(alg));
  return usable.length > 0 ? usable.join(',') : 'RS256';
}

function namespaceLine(claims: JsonObject | null): EnvLine {
  const names = claims === null ? [] : namespacesIn(claims);
  // An object before a string: it is the one that Cube can read.
  const name = names.find((each) => objectIn(claims?.[each]) === null) ?? names[0];
  const base = 'The claim that holds the security context, to the letter: scheme, port and slash count.';
  return {
    variable: 'CUBEJS_JWT_CLAIMS_NAMESPACE',
    value: name ?? null,
    comment:
      name === undefined
        ? `${base}\n${claims === null ? 'No token is at hand that has it.' : 'The token at hand has no such claim; without this line Cube takes all of it.'}`
        : typeof claims?.[name] === 'string'
          ? `${base}\nIn the token at hand it is a string, which Cube does not parse: see extendContext in cube.js.`
          : base,
  };
}
