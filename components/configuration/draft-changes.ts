import type { Addresses } from '@/lib/configure/discovery-document';
import type { DraftField, DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import { defaultCubeUrl } from '@/lib/configure/profile/profile-fields';
import { templateOf, templateTexts } from '@/lib/configure/profile/templates';
import { formLimit, sizeInForm } from '@/lib/text/form-size';
import type { Purpose } from './purpose';

/** A profile that nobody has filled in yet. */
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

/** What the fields hold when the dialog opens. */
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

/** The fields that discovery fills in; what the document lacks is emptied. */
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

/** What can be used of a document. Of another issuer than that of the fields, what it lacks is theirs no longer. */
export function endpointsBeside(draft: ProfileDraft, usable: Addresses): Partial<ProfileDraft> {
  const { issuer = '' } = usable;
  return draft.issuer === '' || draft.issuer === issuer ? usable : endpointsOf(usable);
}

/** What the server would refuse without reading it. */
export function tooLong(draft: ProfileDraft): DraftProblems | null {
  if (sizeInForm(draft) <= formLimit) return null;
  const [[field, text] = []] = Object.entries(draft).toSorted(
    ([, a], [, b]) => sizeInForm(b) - sizeInForm(a),
  );
  return {
    [field as DraftField]: `Too long to send (${String(text).length} characters). Paste only this value.`,
  };
}

/** Save looks the provider up itself where nobody filled its endpoints in. */
export const needsDiscovery = (draft: ProfileDraft) =>
  draft.discovery_url.trim() !== '' &&
  [draft.issuer, draft.authorization_endpoint, draft.token_endpoint, draft.jwks_uri].every(
    (each) => each === '',
  );

/** What comes with a template replaces what came with the last one, or with a profile that nobody here wrote. */
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
    // The endpoints of another provider have no place beside a URL that is not theirs.
    ...(url !== draft.discovery_url && noEndpoints),
    ...(nobodys('scope') && { scope: after.scope }),
  };
}

const noEndpoints = endpointsOf({});

/** The template of the provider that was found, where another one is chosen; with its scope, where nobody typed one. */
export function switchedTemplate(draft: ProfileDraft, issuer: string): Partial<ProfileDraft> | null {
  const template = templateOf(issuer);
  if (template === draft.template || (template === 'custom' && draft.template !== 'cognito')) return null;
  const untyped = draft.scope === templateTexts[draft.template].scope;
  return { template, ...(untyped && { scope: templateTexts[template].scope }) };
}
