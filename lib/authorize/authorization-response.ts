import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { excerpt } from '@/lib/text/excerpt';
import type { AuthorizeFailure, AuthorizeFailureKind } from './failure';

export type AuthorizationResponse =
  | { kind: 'code'; code: string; state: string | null; iss: string | null }
  | { kind: 'failure'; failure: AuthorizeFailure; state: string | null };

/** Maximum characters of a provider's message. */
const wordsLimit = 2_000;

/** Reads an authorization response. RFC 6749 §4.1.2; RFC 9207 for `iss`. */
export function readAuthorizationResponse(params: URLSearchParams): AuthorizationResponse {
  // A parameter without a value counts as absent (RFC 6749 §3.1).
  const given = (name: string) => params.getAll(name).filter((value) => value !== '');
  const value = (name: string) => given(name)[0] ?? null;
  const state = given('state').length === 1 ? value('state') : null;
  const fail = (kind: AuthorizeFailureKind): AuthorizationResponse => ({
    kind: 'failure',
    failure: { step: 'authorize', ...kind },
    state,
  });

  const repeated = (names: readonly string[]) => names.find((name) => params.getAll(name).length > 1);
  // The error first: it may have no state (Cognito's sometimes don't), and it contains the reason.
  const error = value('error');
  const twice =
    error === null ? repeated(['code', 'state', 'iss']) : repeated(['error', 'error_description']);
  if (twice !== undefined) return fail({ kind: 'repeated-parameter', parameter: twice });
  if (error !== null) {
    const description = value('error_description');
    return fail({
      kind: 'provider-error',
      error: excerpt(error, wordsLimit),
      error_description: description === null ? null : excerpt(description, wordsLimit),
      state,
    });
  }
  const code = value('code');
  const instead = (['response', 'id_token', 'access_token'] as const).find((name) => value(name) !== null);
  return code === null
    ? fail({ kind: 'empty-response', ...(instead && { instead }) })
    : { kind: 'code', code, state, iss: value('iss') };
}

/**
 * RFC 9207 §2.4: the issuer of the code must be the provider that received the request. A missing `iss` is
 * only an error if the metadata promises it.
 */
export function checkResponseIssuer(iss: string | null, metadata: ProviderMetadata): AuthorizeFailure | null {
  const promised = metadata.authorization_response_iss_parameter_supported === true;
  if (iss === metadata.issuer || (iss === null && !promised)) return null;
  return { step: 'authorize', kind: 'issuer-mismatch', expected: metadata.issuer, actual: iss };
}
