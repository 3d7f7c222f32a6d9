import { signOutOf } from '@/lib/configure/sign-out';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { AuthorizationRequest } from './authorization-request';

/** How to sign in without the session of the previous user. */
export type OtherUserWay = 'logout-first' | 'prompt-login' | 'prompt-select-account';

export function otherUserWay(metadata: ProviderMetadata): OtherUserWay {
  // prompt is of managed login alone: the classic pages pass it over. /logout works with both.
  if (signOutOf(metadata).way === 'cognito') return 'logout-first';
  // Google knows prompt=select_account, and not prompt=login.
  return metadata.issuer === 'https://accounts.google.com' ? 'prompt-select-account' : 'prompt-login';
}

/**
 * The request of a login as someone else. Amazon Cognito's /logout takes an authorization request, and leads to the
 * sign-in page with it; elsewhere `prompt` asks for it. OpenID Connect Core 1.0 §3.1.2.1.
 */
export function asSomeoneElse(
  request: AuthorizationRequest,
  metadata: ProviderMetadata,
): AuthorizationRequest {
  const way = otherUserWay(metadata);
  switch (way) {
    case 'logout-first': {
      const sign_out = signOutOf(metadata);
      return sign_out.way === 'none' ? request : { ...request, authorization_endpoint: sign_out.endpoint };
    }
    case 'prompt-login':
      return withPrompt(request, 'login');
    case 'prompt-select-account':
      return withPrompt(request, 'select_account');
  }
}

const withPrompt = (request: AuthorizationRequest, prompt: string): AuthorizationRequest => ({
  ...request,
  parameters: { ...request.parameters, prompt },
});
