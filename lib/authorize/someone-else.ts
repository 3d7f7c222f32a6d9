import { signOutOf } from '@/lib/configure/sign-out';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { AuthorizationRequest } from './authorization-request';

/** How to sign in without the session of the previous user. */
export type OtherUserWay = 'logout-first' | 'prompt-login' | 'prompt-select-account';

export function otherUserWay(metadata: ProviderMetadata): OtherUserWay {
  // Only managed login supports prompt; the classic pages ignore it. /logout works with both.
  if (signOutOf(metadata).way === 'cognito') return 'logout-first';
  // Google supports prompt=select_account, but not prompt=login.
  return metadata.issuer === 'https://accounts.google.com' ? 'prompt-select-account' : 'prompt-login';
}

/**
 * The request for a sign-in as another user. Amazon Cognito's /logout accepts an authorization request and
 * redirects to the sign-in page with it. Other providers support `prompt`. OpenID Connect Core 1.0 §3.1.2.1.
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
