import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { CubeSecrets } from '../secrets';
import type { CubeVersion } from '../version';
import type { RawAbout } from './raw';
import { startProblem } from './start-problem';

type Given = { settings: CubeSettings; secrets: CubeSecrets };

/** `ok: false`: Cube doesn’t start, and logs this message. */
export type WithConfiguration = ({ ok: true } & Given) | { ok: false; problem: string };

const variables: Record<string, CubeVariable> = {
  jwkUrl: 'CUBEJS_JWK_URL',
  algorithms: 'CUBEJS_JWT_ALGS',
  issuer: 'CUBEJS_JWT_ISSUER',
  audience: 'CUBEJS_JWT_AUDIENCE',
  subject: 'CUBEJS_JWT_SUBJECT',
  claimsNamespace: 'CUBEJS_JWT_CLAIMS_NAMESPACE',
};

/** `jwt` of cube.js overrides the variables, even with undefined values. */
export function settingsWith(about: RawAbout, given: Given, version: CubeVersion): WithConfiguration {
  const problem = startProblem(about, version);
  if (problem !== null) return { ok: false, problem };
  const settings = { ...given.settings, variables: { ...given.settings.variables } };
  const secrets = { ...given.secrets };
  takeSecrets(about, settings, secrets);
  for (const name of Object.keys(about.jwtKinds)) {
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

/** A secret that cube.js sets counts over the variable. */
function takeSecrets(about: RawAbout, settings: CubeSettings, secrets: CubeSecrets) {
  if (about.apiSecret !== null) {
    settings.has_api_secret = true;
    secrets.apiSecret = about.apiSecret;
  }
  if (about.apiSecrets !== null && about.apiSecrets.length > 0) {
    settings.has_api_secrets = true;
    secrets.apiSecrets = about.apiSecrets.join(',');
  }
}

const urlOf = (called: NonNullable<RawAbout['jwkUrl']>): unknown =>
  'returned' in called ? called.returned : undefined;

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));
