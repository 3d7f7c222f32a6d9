import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { Check } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { ClaimPath } from './claim-path';
import type { CubeSecrets } from './secrets';

/** `status` is `null` if Cube doesn’t start. */
export type Answer = { status: number | null; body: unknown };

/** SQL that Cube makes and only the database rejects: there’s no error of Cube’s. */
export const isBrokenSql = ({ status, body }: Answer): boolean => status === 400 && body === null;

/** The rows that a filter returns: `none` matches nothing, `unknown` if there's no known filter. */
export type Rows = 'own' | 'all' | 'none' | 'unknown';

/** How Cube handles one token. `null` represents Cube's `undefined`. */
export type Outcome = {
  /**
   * `GET /cubejs-api/v1/meta`. With status 200, `body` is `null`, because the data model is the same for
   * everyone.
   */
  meta: Answer;
  /**
   * `GET /load` of a query on a cube that `SECURITY_CONTEXT.….filter()` filters by the given claim. `body` is
   * `null` with status 200, and with status 400, because the message is the database’s.
   */
  load: Answer & {
    rows?: Rows;
    /** The values that are bound to the query; absent if there's no known filter. */
    values?: unknown[];
  };
  /** `GET /sql`, if its response differs from `load`. */
  sql?: Answer;
  /** The message in Cube’s log; `null` if there is none. */
  reason: string | null;
  /** The argument of `queryRewrite`, `contextToAppId`, and access policies. */
  securityContext: unknown;
  /** The value of `SECURITY_CONTEXT` in the data model. */
  modelContext: unknown;
};

/** A problem: `fail` if Cube rejects the token or returns the wrong rows, otherwise `warn`. */
export type CubeFinding = Check & {
  status: 'fail' | 'warn';
  cause: string;
  fix: string;
  /** The variable that it's about; absent if it's about the token. */
  variable?: CubeVariable;
  /** Its line in the `.env` file, starting at 1. */
  line?: number;
  /** Alternative fixes to copy. */
  remedies?: { title: string; code: string }[];
};

export type Replay = {
  /** With CUBEJS_DEV_MODE=true, or any NODE_ENV other than `production`. */
  dev: Outcome;
  /** With NODE_ENV=production and without CUBEJS_DEV_MODE. */
  enforced: Outcome;
  findings: CubeFinding[];
  /** Which of the two applies, if the settings decide it. */
  mode: 'dev' | 'enforced' | null;
};

/** The response of CUBEJS_JWK_URL: a JSON document with any HTTP status, or the error in Cube's log. */
export type CubeKeys = { document: unknown } | { failure: string };

export type ReplayInput = {
  /** Verbatim, as in the header. */
  token: string;
  settings: CubeSettings;
  /** `null` without CUBEJS_JWK_URL. */
  keys: CubeKeys | null;
  /** Unix time in milliseconds. */
  now: number;
  /** The expected settings, if a profile defines them; otherwise, they're derived from the token. */
  provider?: CubeProvider;
  /** Secrets only for this prediction. */
  secrets?: CubeSecrets;
  /** The path that the data model filters by. Without it, rows aren't predicted. */
  filter?: ClaimPath;
};

/** What a profile defines about the issuer of its tokens. */
export type CubeProvider = Pick<ProviderMetadata, 'issuer' | 'jwks_uri'> & {
  client_id: string;
  /** The audience of the API that its sign-ins request, as with Auth0. */
  audience?: string;
};
