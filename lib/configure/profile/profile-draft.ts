import { z } from 'zod';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { DraftField, DraftProblems, ProfileDraft } from './draft';
import { readDraftProvider } from './draft-provider';
import { clientAuthentications, type Profile, templates, type VisibleProfile } from './profile';
import {
  type Field,
  readClientId,
  readClientSecret,
  readCubeUrl,
  readExtraParameters,
  readName,
  readScope,
} from './profile-fields';

const text = z.string().catch('');

// Values of the wrong type count as empty, because the draft is untrusted input.
const draftSchema = z.object({
  id: text,
  name: text,
  template: z.enum(templates).catch('custom'),
  discovery_url: text,
  issuer: text,
  authorization_endpoint: text,
  token_endpoint: text,
  jwks_uri: text,
  userinfo_endpoint: text,
  end_session_endpoint: text,
  client_id: text,
  client_secret: text,
  remove_secret: z.boolean().catch(false),
  client_authentication: z.enum([...clientAuthentications, 'automatic']).catch('automatic'),
  scope: text,
  extra_parameters: text,
  cube_url: text,
});

export type ReadDraft =
  /** `client_secret` is the new one, null if it's empty; `remove_secret` deletes the stored one. */
  | { ok: true; profile: Profile; client_secret: string | null; remove_secret: boolean }
  | { ok: false; problems: DraftProblems };

/**
 * Validates a draft before it's saved. `previous` is the profile that the dialog was opened with. Metadata
 * that the dialog doesn't show is copied from `discovered` if it's about the same issuer.
 */
export function readProfileDraft(
  draft: unknown,
  previous: Profile | undefined,
  discovered: ProviderMetadata | undefined = previous?.metadata,
): ReadDraft {
  const typed = draftSchema.safeParse(draft).data ?? draftSchema.parse({});
  const { provider, problems } = readDraftProvider(typed, discovered);
  const take = <T>(field: DraftField, read: Field<T>, otherwise: T): T => {
    if (read.ok) return read.value;
    problems[field] = read.problem;
    return otherwise;
  };

  const profile: Profile = {
    id: typed.id,
    name: take('name', readName(typed.name), ''),
    template: typed.template,
    ...provider,
    client_id: take('client_id', readClientId(typed.client_id), ''),
    client_authentication: typed.client_authentication,
    scope: take('scope', readScope(typed.scope), ''),
    extra_parameters: take('extra_parameters', readExtraParameters(typed.extra_parameters), {}),
    cube_url: take('cube_url', readCubeUrl(typed.cube_url), ''),
  };
  const client_secret = take('client_secret', readClientSecret(typed.client_secret), null);
  const { remove_secret } = typed;
  if (remove_secret && client_secret !== null) {
    problems.client_secret =
      'You entered a new secret and also chose to remove the stored one. Do only one of the two.';
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, profile, client_secret, remove_secret };
}

/** Fills the fields of the Configuration dialog from a profile, without its secret. */
export function toDraft(profile: VisibleProfile): ProfileDraft {
  const { id, name, template, discovery_url, metadata, client_id, client_authentication, scope, cube_url } =
    profile;
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
