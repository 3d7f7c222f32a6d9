import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { Check } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { ClaimPath } from './claim-path';
import type { CubeSecrets } from './secrets';

/** `status` is `null` where Cube doesn’t start. */
export type Answer = { status: number | null; body: unknown };

/** SQL that Cube makes and only the database rejects: there’s no error of Cube’s. */
export const isBrokenSql = ({ status, body }: Answer): boolean => status === 400 && body === null;

/** Whose rows a filter lets through: `none` matches nothing, `unknown` where no filter is known. */
export type Rows = 'own' | 'all' | 'none' | 'unknown';

/** What Cube makes of one token. `null` stands for Cube's `undefined`. */
export type Outcome = {
  /** `GET /cubejs-api/v1/meta`. `body` is `null` with status 200: it is the data model, no matter who asks. */
  meta: Answer;
  /**
   * `GET /load` of a query on a cube that `SECURITY_CONTEXT.….filter()` filters by the given claim. `body` is `null`
   * with status 200, and with a status 400 whose text is the database’s own.
   */
  load: Answer & {
    rows?: Rows;
    /** What is bound to the query; absent where no filter is known. */
    values?: unknown[];
  };
  /** `GET /sql`, where it answers otherwise than `load`. */
  sql?: Answer;
  /** What Cube’s log says; `null` where it says nothing. */
  reason: string | null;
  /** What `queryRewrite`, `contextToAppId` and access policies get. */
  securityContext: unknown;
  /** What `SECURITY_CONTEXT` is in the data model. */
  modelContext: unknown;
};

/** A problem: `fail` where Cube refuses or shows the wrong rows for it, else `warn`. */
export type CubeFinding = Check & {
  status: 'fail' | 'warn';
  cause: string;
  fix: string;
  /** The variable that it is about; absent where it is about the token. */
  variable?: CubeVariable;
  /** Where that is in the `.env` file, counted from 1. */
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
  /** Which of the two it is, where the settings tell. */
  mode: 'dev' | 'enforced' | null;
};

/** What CUBEJS_JWK_URL answers: a JSON document, whatever the HTTP status; or the error that Cube's log would show. */
export type CubeKeys = { document: unknown } | { failure: string };

export type ReplayInput = {
  /** Verbatim, as it is in the header. */
  token: string;
  settings: CubeSettings;
  /** `null` where there is no CUBEJS_JWK_URL. */
  keys: CubeKeys | null;
  /** Unix time in milliseconds. */
  now: number;
  /** What the settings should say, as far as a profile tells; else the token is asked. */
  provider?: CubeProvider;
  /** Secrets given for this prediction only. */
  secrets?: CubeSecrets;
  /** What the data model filters by; without it nothing is said of rows. */
  filter?: ClaimPath;
};

/** What a profile knows of the issuer of its tokens. */
export type CubeProvider = Pick<ProviderMetadata, 'issuer' | 'jwks_uri'> & {
  client_id: string;
  /** Of the API that its sign-ins ask for, as with Auth0. */
  audience?: string;
};
