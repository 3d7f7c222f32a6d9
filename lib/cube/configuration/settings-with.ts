import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { CubeSecrets } from '../secrets';
import type { CubeVersion } from '../version';
import type { RawAbout } from './raw';

type Given = { settings: CubeSettings; secrets: CubeSecrets };

/** `ok: false`: Cube doesn’t start with it, and says so in these words. */
export type WithConfiguration = ({ ok: true } & Given) | { ok: false; problem: string };

const variables: Record<string, CubeVariable> = {
  jwkUrl: 'CUBEJS_JWK_URL',
  algorithms: 'CUBEJS_JWT_ALGS',
  issuer: 'CUBEJS_JWT_ISSUER',
  audience: 'CUBEJS_JWT_AUDIENCE',
  subject: 'CUBEJS_JWT_SUBJECT',
  claimsNamespace: 'CUBEJS_JWT_CLAIMS_NAMESPACE',
};

/** `jwt` of cube.js over the variables: what it names counts, also where it’s undefined. */
export function settingsWith(about: RawAbout, given: Given, version: CubeVersion): WithConfiguration {
  const problem = startProblem(about, version);
  if (problem !== null) return { ok: false, problem };
  const settings = { ...given.settings, variables: { ...given.settings.variables } };
  const secrets = { ...given.secrets };
  for (const name of about.jwtNames) {
    const value = name === 'jwkUrl' && about.jwkUrl ? urlOf(about.jwkUrl) : about.jwt?.[name];
    const variable = variables[name];
    if (name === 'key') {
      settings.has_jwt_key = typeof value === 'string' && value !== '';
      if (settings.has_jwt_key) secrets.jwtKey = String(value);
    } else if (variable !== undefined) {
      delete settings.variables[variable];
      if (value !== undefined) settings.variables[variable] = textOf(value);
    }
  }
  if (about.basePath !== null) settings.base_path = about.basePath;
  return { ok: true, settings, secrets };
}

const urlOf = (called: NonNullable<RawAbout['jwkUrl']>): unknown =>
  'returned' in called ? called.returned : undefined;

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

/** Options that a release doesn’t have stop it at the start; so does an issuer that isn’t a list. */
function startProblem({ names, jwt, functions }: RawAbout, version: CubeVersion): string | null {
  if (version === '0.33' && names.includes('contextToGroups')) return notAllowed('contextToGroups');
  if (version === '1' && names.includes('contextToRoles')) return notAllowed('contextToRoles');
  for (const name of ['issuer', 'algorithms']) {
    if (typeof jwt?.[name] === 'string') {
      return `Invalid cube-server-core options: "jwt.${name}" must be an array`;
    }
  }
  const hook = hooks.find((name) => names.includes(name) && !functions.includes(name));
  return hook === undefined ? null : `Invalid cube-server-core options: "${hook}" must be of type function`;
}

const notAllowed = (name: string) => `Invalid cube-server-core options: "${name}" is not allowed`;

const hooks = ['checkAuth', 'contextToApiScopes', 'contextToGroups', 'queryRewrite', 'extendContext'];
