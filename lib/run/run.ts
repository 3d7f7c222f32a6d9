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

/** Step by step stops before each request; straight through goes on to the verdict. */
export type Way = 'step' | 'straight';

/** One login, from the authorization request to the verdict. */
export type Run = {
  id: string;
  /** The browser that started it, and the only one that it is shown to. */
  browser: string;
  /** Unix time in milliseconds. */
  created_at: number;
  way: Way;
  /** How its tokens are requested. Absent for the authorization code flow. RFC 6749 §4.4: no user signs in. */
  grant?: 'client_credentials';
  /** The profile and metadata as they were when it started: a later Save changes no run. */
  profile: Profile & { metadata: ProviderMetadata };
  /** The metadata was looked up: the profile has none of its own. */
  discovered?: true;
  /** Absent when the login started elsewhere: a code without `state`, from a link of the AWS console. */
  request?: AuthorizationRequest & { code_verifier: string };
  response?: { code: string; iss: string | null; received_at: number };
  /** When an authorization response came that brought no code, or one that was not taken. Unix time in milliseconds. */
  refused_at?: number;
  /** When the code was sent to the token endpoint: it is never sent twice. Unix time in milliseconds. */
  exchanged_at?: number;
  /** The tokens in hand: those of the login, each in the place of which a refresh has brought a newer one. */
  token_response?: TokenResponse;
  /** What the login itself brought. Absent before the first refresh: then it is `token_response`. */
  first_response?: TokenResponse;
  /** Oldest first; the newest twenty are kept. */
  refreshes?: Refresh[];
  /** What the UserInfo Endpoint answered when it was asked last. `at` in Unix milliseconds. */
  user_info?: { at: number } & (
    | ({ ok: true } & UserInfo)
    | { ok: false; failure: UserInfoFailure; token: AccessTokenState }
  );
  /** What the revocation endpoint answered when it was asked last. `at` in Unix milliseconds. */
  revocation?: { at: number; token: RevocableToken } & (
    | { ok: true }
    | { ok: false; failure: RevocationFailure }
  );
  /** What a stricter client would have against the token response of the login. */
  exchange_notes?: Check[];
  /** What openid-client refused in the id_token in hand, which came in a well-formed token response. */
  refusal?: Refusal;
  /** Of the id_token in hand, or of the access token where there is no user. `clock_tolerance` in seconds, as it was chosen for this verdict. */
  verification?: { verdict: Verdict; checks: Check[]; verified_at: number; clock_tolerance: number };
  /** What the Cube of the profile answered to a token in hand, when it was tested last, beside the prediction. */
  cube?: { real: RealCube; comparisons: Comparison[]; token?: TokenName };
  /** The first failure stays: a second try with a spent code would hide its cause. */
  failure?: Failure;
  transcript: HttpExchange[];
  /** How many exchanges the log has had besides, after those of the sign-in: its size has a bound. */
  dropped_exchanges?: number;
};

/** A refresh, and what came of it. `at` is when its request went out, as in the transcript: Unix milliseconds. */
export type Refresh = { at: number } & (
  | {
      ok: true;
      /** As it came. */
      token_response: TokenResponse;
      /** What a stricter client would have against it. */
      notes: Check[];
      /** The new id_token compared with that of the login; empty where none came, or where one cannot be read. */
      continuity: Check[];
    }
  | { ok: false; failure: ExchangeFailure }
);
