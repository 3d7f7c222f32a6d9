import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { CubeProvider, Outcome, Replay, ReplayInput } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { client_id, idToken, issuer, type Json, jwks, now } from '../verify/tokens';

export const namespace = 'http://localhost:4000/';
export const company = { company_id: 'company1', user_id: 'u-1', roles: ['user'] };

/** The recommended settings for the pool of `../verify/tokens`. */
export const right = {
  CUBEJS_JWK_URL: `${issuer}/.well-known/jwks.json`,
  CUBEJS_JWT_ISSUER: issuer,
  CUBEJS_JWT_AUDIENCE: client_id,
  CUBEJS_JWT_ALGS: 'RS256',
  CUBEJS_JWT_CLAIMS_NAMESPACE: namespace,
} as const;
export const provider: CubeProvider = { issuer, jwks_uri: right.CUBEJS_JWK_URL, client_id };

/** The correct settings with some variables replaced; `null` unsets one. */
export function settingsWith(changes: Partial<Record<CubeVariable, string | null>> = {}): CubeSettings {
  const variables = Object.entries({ ...right, ...changes }).filter(([, value]) => value !== null);
  return { variables: Object.fromEntries(variables), has_api_secret: true, has_jwt_key: false };
}

/** An id_token with the namespaced object that Cube can read. */
export const cubeToken = (changes: Json = {}, header: Json = {}): string =>
  idToken({ [namespace]: company, ...changes }, header);

export const ask = (input: Partial<ReplayInput>): Promise<Replay> =>
  replay({
    token: cubeToken(),
    settings: settingsWith(),
    keys: { document: jwks },
    now,
    filter: ['company_id'],
    ...input,
  });

/** The IDs of the findings. */
export const ids = ({ findings }: Replay): string[] => findings.map(({ id }) => id);

export const own = (claims: Json): Outcome => ({
  meta: { status: 200, body: null },
  load: { status: 200, body: null, rows: 'own', values: ['company1'] },
  reason: null,
  securityContext: claims,
  modelContext: claims[namespace],
});

/** Everyone's rows, without a security context. */
export const asNobody: Outcome = {
  meta: { status: 200, body: null },
  load: { status: 200, body: null, rows: 'all', values: [] },
  reason: null,
  securityContext: null,
  modelContext: {},
};

export function refused(error: string, reason = error): Outcome {
  const answer = { status: 403, body: { error } };
  return { meta: answer, load: answer, reason, securityContext: null, modelContext: null };
}
