import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { Check } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';

/** What Cube makes of one token. `null` stands where Cube has `undefined`. */
export type Outcome = {
  /** `GET /cubejs-api/v1/meta`. `body` is `null` with status 200: it is the data model, whoever asks. */
  meta: { status: number; body: unknown };
  /**
   * A query on a cube whose model says `SECURITY_CONTEXT.company_id.filter('company_id')`. `body` is `null` with
   * status 200, and `rows` tells whose rows they are.
   */
  load: { status: number; body: unknown; rows?: 'own' | 'all' };
  /** What Cube's log says, to the letter; `null` where it says nothing. */
  reason: string | null;
  /** What `queryRewrite` and `contextToAppId` get. */
  securityContext: unknown;
  /** What `SECURITY_CONTEXT` is in the data model. */
  modelContext: unknown;
};

/** Something that will hurt: `fail` where Cube refuses or shows the wrong rows for it, else `warn`. */
export type CubeFinding = Check & {
  status: 'fail' | 'warn';
  cause: string;
  fix: string;
  /** The variable that it is about; absent where it is about the token. */
  variable?: CubeVariable;
  /** Where that stands in the `.env` file, counted from 1. */
  line?: number;
  /** Ready to be copied: each does it alone. */
  remedies?: { title: string; code: string }[];
};

export type Replay = {
  /** With CUBEJS_DEV_MODE=true, or with any NODE_ENV but `production`. */
  dev: Outcome;
  /** With NODE_ENV=production and no CUBEJS_DEV_MODE. */
  enforced: Outcome;
  findings: CubeFinding[];
};

/** What CUBEJS_JWK_URL answers: a JSON document, whatever the HTTP status; or the error that Cube's log would show. */
export type CubeKeys = { document: unknown } | { failure: string };

export type ReplayInput = {
  /** To the letter, as it stands in the header. */
  token: string;
  settings: CubeSettings;
  /** `null` where there is no CUBEJS_JWK_URL. */
  keys: CubeKeys | null;
  /** Unix time in milliseconds. */
  now: number;
  /** What the settings should say, as far as a profile tells; else the token is asked. */
  provider?: CubeProvider;
};

/** What a profile knows of whoever issues the tokens. */
export type CubeProvider = Pick<ProviderMetadata, 'issuer' | 'jwks_uri'> & { client_id: string };
