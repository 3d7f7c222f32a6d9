import type { AuthorizationRequest } from '@/lib/authorize/authorization-request';
import type { Profile } from '@/lib/configure/profile/profile';
import type { Comparison } from '@/lib/cube/compare';
import type { RealCube } from '@/lib/cube/real-cube';
import type { AccessTokenState } from '@/lib/exchange/explain-user-info';
import type { ExchangeFailure } from '@/lib/exchange/failure';
import type { RevocableToken, RevocationFailure } from '@/lib/exchange/revocation';
import type { TokenName, TokenResponse } from '@/lib/exchange/token-response';
import type { UserInfoFailure } from '@/lib/exchange/user-info';
import type { HttpExchange } from '@/lib/http/transcript';
import type { Check } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { Refusal } from '@/lib/verify/refusal';
import type { UserInfo } from '@/lib/verify/user-info';
import type { Verdict } from '@/lib/verify/verdict';
import type { Failure } from './failure';

/** `step` stops before each request; `straight` runs all steps. */
export type Way = 'step' | 'straight';

/** A sign-in, from the authorization request to the result. */
export type Run = {
  id: string;
  /** The browser that started it. Other browsers can't see it. */
  browser: string;
  /** Unix time in milliseconds. */
  created_at: number;
  way: Way;
  /** How its tokens are requested. Absent for the authorization code flow. RFC 6749 §4.4: no user signs in. */
  grant?: 'client_credentials';
  /** The profile and metadata at the start. A later Save doesn't change them. */
  profile: Profile & { metadata: ProviderMetadata };
  /** The metadata was looked up, because the profile has none. */
  discovered?: true;
  /** Absent if the sign-in started elsewhere: a code without `state`, from a link in the AWS console. */
  request?: AuthorizationRequest & { code_verifier: string };
  response?: { code: string; iss: string | null; received_at: number };
  /** When an authorization response without a code, or a rejected one, arrived. Unix time in milliseconds. */
  refused_at?: number;
  /** When the code was sent to the token endpoint. It's never sent twice. Unix time in milliseconds. */
  exchanged_at?: number;
  /** The current tokens: those of the sign-in, each replaced by the latest one from a refresh. */
  token_response?: TokenResponse;
  /** The tokens of the sign-in itself. Absent before the first refresh, when `token_response` has them. */
  first_response?: TokenResponse;
  /** Oldest first; only the newest twenty are stored. */
  refreshes?: Refresh[];
  /** The latest response of the UserInfo endpoint. `at` in Unix milliseconds. */
  user_info?: { at: number } & (
    | ({ ok: true } & UserInfo)
    | { ok: false; failure: UserInfoFailure; token: AccessTokenState }
  );
  /** The latest response of the revocation endpoint. `at` in Unix milliseconds. */
  revocation?: { at: number; token: RevocableToken } & (
    | { ok: true }
    | { ok: false; failure: RevocationFailure }
  );
  /** What a stricter client would reject in the token response of the sign-in. */
  exchange_notes?: Check[];
  /** Why openid-client rejected the current id_token in an otherwise valid token response. */
  refusal?: Refusal;
  /**
   * For the current id_token, or for the access token if there is no user. `clock_tolerance` is in seconds,
   * as chosen for this result.
   */
  verification?: { verdict: Verdict; checks: Check[]; verified_at: number; clock_tolerance: number };
  /** The latest response of the profile's Cube to a current token, next to the prediction. */
  cube?: { real: RealCube; comparisons: Comparison[]; token?: TokenName };
  /** The first failure stays, because a second attempt with a used code would hide its cause. */
  failure?: Failure;
  transcript: HttpExchange[];
  /**
   * The number of exchanges that were dropped after those of the sign-in, because the log's size is limited.
   */
  dropped_exchanges?: number;
};

/** A refresh and its result. `at` is when its request was sent, as in the HTTP log: Unix milliseconds. */
export type Refresh = { at: number } & (
  | {
      ok: true;
      /** Unchanged. */
      token_response: TokenResponse;
      /** What a stricter client would reject in it. */
      notes: Check[];
      /** The new id_token compared with the sign-in's. Empty if there is none, or one can't be read. */
      continuity: Check[];
    }
  | { ok: false; failure: ExchangeFailure }
);
