import type { CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { JsonObject } from '@/lib/json/object';
import type { Source } from '@/lib/oidc/check';
import { poolIdOf } from '@/lib/oidc/pool-id';
import type { Decoded } from '@/lib/verify/decode';
import { expectedAudience } from '../audience';
import type { CubeFinding, CubeProvider, ReplayInput } from '../outcome';

/** What the findings about the settings are made from. */
export type Scene = {
  settings: ReplayInput['settings'];
  /** What the settings should say: as the profile has it, or else as the token says of itself. */
  expected: Partial<Pick<CubeProvider, 'issuer' | 'jwks_uri'> & { audience: string }>;
  /** Whether a profile says so. A token can be the wrong one. */
  sure: boolean;
  /** Of the token at hand, unverified; `null` if there is none that can be read. */
  header: JsonObject | null;
  claims: JsonObject | null;
};

/** The settings, and what they should say. `decoded` is the token at hand, where there is one. */
export function sceneOf(
  settings: ReplayInput['settings'],
  provider: CubeProvider | undefined,
  decoded: Decoded | null,
): Scene {
  const claims = decoded?.payload?.object ?? null;
  const header = decoded?.header.object ?? null;
  // A token of another issuer speaks for itself, whichever profile is selected.
  const own = claims === null || claims.iss === provider?.issuer ? provider : undefined;
  return {
    settings,
    header,
    claims,
    sure: own !== undefined,
    expected: {
      ...(own ? { issuer: own.issuer, jwks_uri: own.jwks_uri } : saidBy(claims)),
      ...audienceOf(claims, own),
    },
  };
}

/** With no profile, the token tells who issued it. */
function saidBy(claims: JsonObject | null): Scene['expected'] {
  const iss = claims?.iss;
  if (typeof iss !== 'string') return {};
  return { issuer: iss, ...(poolIdOf(iss) !== null && { jwks_uri: `${iss}/.well-known/jwks.json` }) };
}

function audienceOf(claims: JsonObject | null, provider: CubeProvider | undefined): Scene['expected'] {
  const audience = claims === null ? provider?.client_id : expectedAudience(claims, provider);
  return audience === undefined ? {} : { audience };
}

type Trouble = Pick<CubeFinding, 'id' | 'title' | 'cause' | 'fix'> &
  Partial<Pick<CubeFinding, 'claim' | 'expected' | 'actual' | 'remedies'>>;

export const ofVariable = (
  status: CubeFinding['status'],
  variable: CubeVariable,
  trouble: Trouble,
): CubeFinding => ({ status, variable, spec: variablePage(variable), ...trouble });

export const ofToken = (
  status: CubeFinding['status'],
  trouble: Trouble,
  spec: Source = jwtPage,
): CubeFinding => ({ status, spec, ...trouble });

const variablePage = (variable: CubeVariable): Source =>
  // The one variable that is not Cube's own.
  variable === 'NODE_ENV'
    ? {
        text: 'Cube: production checklist',
        url: 'https://docs.cube.dev/docs/deployment/production-checklist',
      }
    : {
        text: `Cube: environment variables, ${variable}`,
        url: `https://docs.cube.dev/reference/configuration/environment-variables#${variable.toLowerCase()}`,
      };

const jwtPage: Source = {
  text: 'Cube: JWT authentication',
  url: 'https://docs.cube.dev/access-security/authentication/jwt',
};

export const contextPage: Source = {
  text: 'Cube: security context',
  url: 'https://docs.cube.dev/access-security/access-control/context',
};

/** What to write, where it is known what the settings should say. */
export const advice = (
  { sure }: Scene,
  variable: CubeVariable,
  value: string | undefined,
  what: string,
): string =>
  value === undefined
    ? `Write ${variable}= and ${what}`
    : `Write ${variable}=${value}${sure ? '' : ', if this is the token that Cube should take'}`;

/** A value as it is in the `.env` file. */
export const written = (variable: CubeVariable, value: string | undefined): string =>
  value === undefined ? `no ${variable}` : `${variable}=${value}`;
