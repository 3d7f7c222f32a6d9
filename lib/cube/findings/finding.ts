import type { CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { JsonObject } from '@/lib/json/object';
import type { Source } from '@/lib/oidc/check';
import { poolIdOf } from '@/lib/oidc/pool-id';
import type { Decoded } from '@/lib/verify/decode';
import { expectedAudience } from '../audience';
import type { CubeFinding, CubeProvider, ReplayInput } from '../outcome';

/** The input for findings about the settings. */
export type Scene = {
  settings: ReplayInput['settings'];
  /** The expected settings, from the profile or otherwise from the token. */
  expected: Partial<Pick<CubeProvider, 'issuer' | 'jwks_uri'> & { audience: string }>;
  /** Whether they are from a profile. A token may be the wrong one. */
  sure: boolean;
  /** From the current token, unverified; `null` if there isn't a readable one. */
  header: JsonObject | null;
  claims: JsonObject | null;
};

/** The settings and their expected values. `decoded` is the current token, if there is one. */
export function sceneOf(
  settings: ReplayInput['settings'],
  provider: CubeProvider | undefined,
  decoded: Decoded | null,
): Scene {
  const claims = decoded?.payload?.object ?? null;
  const header = decoded?.header.object ?? null;
  // A token of another issuer defines its own values, whichever profile is selected.
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

/** Without a profile, the token's claims name the issuer. */
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
  // The only variable that isn't Cube's own.
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

/** The value to set, if known. */
export const advice = (
  { sure }: Scene,
  variable: CubeVariable,
  value: string | undefined,
  what: string,
): string =>
  value === undefined
    ? `Write ${variable}= and ${what}`
    : `Write ${variable}=${value}${sure ? '' : ', if this is the token that Cube should accept'}`;

/** A value as written in the `.env` file. */
export const written = (variable: CubeVariable, value: string | undefined): string =>
  value === undefined ? `no ${variable}` : `${variable}=${value}`;
