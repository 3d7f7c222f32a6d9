import type { VisibleProfile } from './profile';
import type { ProfileDraft } from './profile-draft';
import type { ProviderMetadata } from './provider-metadata';

/**
 * The fields of the Configuration dialog, filled from a profile; the secret stays where it is. `metadata` is what was
 * discovered for a profile that has none of its own.
 */
export function toDraft(
  profile: VisibleProfile,
  metadata: ProviderMetadata | undefined = profile.metadata,
): ProfileDraft {
  const { id, name, template, discovery_url, client_id, client_authentication, scope, cube_url } = profile;
  return {
    id,
    name,
    template,
    discovery_url,
    issuer: metadata?.issuer ?? '',
    authorization_endpoint: metadata?.authorization_endpoint ?? '',
    token_endpoint: metadata?.token_endpoint ?? '',
    jwks_uri: metadata?.jwks_uri ?? '',
    userinfo_endpoint: metadata?.userinfo_endpoint ?? '',
    end_session_endpoint: metadata?.end_session_endpoint ?? '',
    client_id,
    client_secret: '',
    remove_secret: false,
    client_authentication,
    scope,
    extra_parameters: Object.entries(profile.extra_parameters)
      .map(([parameter, value]) => `${parameter}=${value}`)
      .join('\n'),
    cube_url,
  };
}
