import type { AuthorizationRequest } from '@/lib/authorize/authorization-request';
import type { Check } from '@/lib/check';
import type { Profile } from '@/lib/configure/profile';
import type { ProviderMetadata } from '@/lib/configure/provider-metadata';
import type { TokenResponse } from '@/lib/exchange/token-response';
import type { Failure } from '@/lib/failure';
import type { HttpExchange } from '@/lib/transcript';
import type { Refusal } from '@/lib/verify/refusal';
import type { Verdict } from '@/lib/verify/verdict';

/** Step by step stops before each request; straight through goes on to the verdict. */
export type Way = 'step' | 'straight';

/** One login, from the authorization request to the verdict. */
export type Run = {
  id: string;
  /** The browser that began it, and the only one that it is shown to. */
  browser: string;
  /** Unix time in milliseconds. */
  created_at: number;
  way: Way;
  /** The profile and metadata as they were when it began: a later Save changes no run. */
  profile: Profile & { metadata: ProviderMetadata };
  /** Absent when the login began elsewhere: a code without `state`, from a link of the AWS console. */
  request?: AuthorizationRequest & { code_verifier: string };
  response?: { code: string; iss: string | null; received_at: number };
  /** When the code was sent to the token endpoint: it is never sent twice. Unix time in milliseconds. */
  exchanged_at?: number;
  token_response?: TokenResponse;
  /** What a stricter client would have against the token response. */
  exchange_notes?: Check[];
  /** What openid-client refused in an id_token that came in a well-formed token response. */
  refusal?: Refusal;
  /** `clock_tolerance` in seconds, as it was chosen for this verdict. */
  verification?: { verdict: Verdict; checks: Check[]; verified_at: number; clock_tolerance: number };
  /** The first failure stays: a second try with a spent code would hide its cause. */
  failure?: Failure;
  transcript: HttpExchange[];
};
