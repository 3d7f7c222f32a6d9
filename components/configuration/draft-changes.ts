import type { Addresses } from '@/lib/configure/discovery-document';
import type { DraftField, DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import { defaultCubeUrl } from '@/lib/configure/profile/profile-fields';
import { templateOf, templateTexts } from '@/lib/configure/profile/templates';
import { formLimit, sizeInForm } from '@/lib/text/form-size';
import type { Purpose } from './purpose';

/** A new, empty profile. */
const empty: ProfileDraft = {
  id: '',
  name: '',
  template: 'cognito',
  discovery_url: '',
  issuer: '',
  authorization_endpoint: '',
  token_endpoint: '',
  jwks_uri: '',
  userinfo_endpoint: '',
  end_session_endpoint: '',
  client_id: '',
  client_secret: '',
  remove_secret: false,
  client_authentication: 'automatic',
  scope: templateTexts.cognito.scope,
  extra_parameters: '',
  cube_url: defaultCubeUrl,
};

/** The initial values of the fields. */
export function startOf(purpose: Purpose, saved: ProfileDraft): ProfileDraft {
  switch (purpose) {
    case 'new':
      return empty;
    case 'copy':
      return { ...saved, name: `${saved.name} (copy)` };
    case 'edit':
      return saved;
  }
}

/** The fields that discovery fills in. Fields that the document doesn't have become empty. */
export function endpointsOf(found: Addresses) {
  return {
    issuer: found.issuer ?? '',
    authorization_endpoint: found.authorization_endpoint ?? '',
    token_endpoint: found.token_endpoint ?? '',
    jwks_uri: found.jwks_uri ?? '',
    userinfo_endpoint: found.userinfo_endpoint ?? '',
    end_session_endpoint: found.end_session_endpoint ?? '',
  };
}

/**
 * The usable part of a document. If the fields are for another issuer, fields that the document doesn't have
 * become empty, too.
 */
export function endpointsBeside(draft: ProfileDraft, usable: Addresses): Partial<ProfileDraft> {
  const { issuer = '' } = usable;
  return draft.issuer === '' || draft.issuer === issuer ? usable : endpointsOf(usable);
}

/** Input that the server would reject because of its size. */
export function tooLong(draft: ProfileDraft): DraftProblems | null {
  if (sizeInForm(draft) <= formLimit) return null;
  const [[field, text] = []] = Object.entries(draft).toSorted(
    ([, a], [, b]) => sizeInForm(b) - sizeInForm(a),
  );
  return {
    [field as DraftField]: `Too long to send (${String(text).length} characters). Paste only this value.`,
  };
}

/** Save runs discovery if no endpoints were entered. */
export const needsDiscovery = (draft: ProfileDraft) =>
  draft.discovery_url.trim() !== '' &&
  [draft.issuer, draft.authorization_endpoint, draft.token_endpoint, draft.jwks_uri].every(
    (each) => each === '',
  );

/** A template's defaults replace those of the previous template, or of a given profile. */
export function templateDefaults(
  draft: ProfileDraft,
  template: Template,
  given: ProfileDraft | null,
): Partial<ProfileDraft> {
  const before = templateTexts[draft.template];
  const after = templateTexts[template];
  const nobodys = (field: 'discovery_url' | 'scope') =>
    draft[field] === before[field] || draft[field] === given?.[field];
  const url = nobodys('discovery_url') ? after.discovery_url : draft.discovery_url;
  return {
    template,
    discovery_url: url,
    // Another provider's endpoints don't belong to this URL.
    ...(url !== draft.discovery_url && noEndpoints),
    ...(nobodys('scope') && { scope: after.scope }),
  };
}

const noEndpoints = endpointsOf({});

/** Switches to the template of the discovered provider, including its scope unless the user typed one. */
export function switchedTemplate(draft: ProfileDraft, issuer: string): Partial<ProfileDraft> | null {
  const template = templateOf(issuer);
  if (template === draft.template || (template === 'custom' && draft.template !== 'cognito')) return null;
  const untyped = draft.scope === templateTexts[draft.template].scope;
  return { template, ...(untyped && { scope: templateTexts[template].scope }) };
}
