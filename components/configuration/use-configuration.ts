import { useState, useTransition } from 'react';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import type { Addresses } from '@/lib/configure/discovery-document';
import type { DraftField, DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import { defaultCubeUrl } from '@/lib/configure/profile/profile-fields';
import { templateOf, templateTexts } from '@/lib/configure/profile/templates';
import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import { poolIdOf } from '@/lib/oidc/pool-id';
import { formLimit, sizeInForm } from '@/lib/text/form-size';
import type { ConfigurationProps, Purpose } from './purpose';

/** What the server said last. Nothing of it touches what was typed. */
type Answer = {
  problems: DraftProblems;
  /** Why discovery failed, with the provider's words. */
  failed?: { explanation: Explanation; kind: string; answer: string | undefined };
  /** What discovery found worth saying. */
  notes: Check[];
  /** No answer came at all. */
  silent?: boolean;
  /** Discovery recognized the provider, and its template was chosen. */
  switched?: Template;
  /** Save filled in hosts that are not the provider's own, and stopped. */
  look_first?: boolean;
};

type Discovered = { filled: Partial<ProfileDraft>; strange_hosts: boolean };

const nothingNew: Discovered = { filled: {}, strange_hosts: false };

const nothing: Answer = { problems: {}, notes: [] };

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

function startOf(purpose: Purpose, saved: ProfileDraft): ProfileDraft {
  switch (purpose) {
    case 'new':
      return empty;
    case 'copy':
      return { ...saved, name: `${saved.name} (copy)` };
    case 'edit':
      return saved;
  }
}

export type Configuration = ReturnType<typeof useConfiguration>;

/** The Configuration dialog's state: what is typed, what the server answered, and what can be done. */
export function useConfiguration(
  {
    saved,
    has_secret,
    purpose,
    discover,
    saveProfile,
  }: Omit<ConfigurationProps, 'read_only' | 'callback_url'> & { purpose: Purpose },
  onSaved: (undo: string | null) => void,
) {
  // `null` until something is typed: the fields show the profile as it is now.
  const [typed, setTyped] = useState<ProfileDraft | null>(null);
  const [answer, setAnswer] = useState(nothing);
  const [as_new, setAsNew] = useState(false);
  const [busy, startWork] = useTransition();
  const untouched = startOf(purpose, saved);
  const draft = typed ?? untouched;

  const change = (changes: Partial<ProfileDraft>) => {
    setTyped((now) => ({ ...(now ?? untouched), ...changes }));
    // Why another URL failed no longer matters.
    if (changes.discovery_url !== undefined) setAnswer(({ failed: _, ...rest }) => rest);
  };

  const work = (deed: () => Promise<void>) =>
    startWork(async () => {
      try {
        const problems = tooLong(draft);
        if (problems) return setAnswer({ ...nothing, problems });
        await deed();
      } catch {
        setAnswer({ ...nothing, silent: true });
      }
    });

  async function fillFromDiscovery(): Promise<Discovered | null> {
    const found = await discover({ discovery_url: draft.discovery_url });
    if (!found.ok) {
      // Its words are many, and most people never need them.
      const { explainConfigure } = await import('@/lib/configure/explain');
      if (found.failure.step !== 'configure') throw new Error('discovery fails as configure does');
      const failed = {
        explanation: explainConfigure(found.failure),
        kind: failureKind(found.failure),
        answer: providerAnswer(found.failure),
      };
      setAnswer({ ...nothing, failed });
      if (found.usable) change(endpointsBeside(draft, found.usable));
      return null;
    }
    const { issuer } = found.metadata;
    const switched = switchedTemplate(draft, issuer);
    setAnswer({ ...nothing, notes: found.notes, ...(switched && { switched: switched.template }) });
    const unnamed = purpose !== 'edit' && draft.name === untouched.name;
    const filled = {
      discovery_url: found.discovery_url,
      ...endpointsOf(found.metadata),
      ...(unnamed && { name: poolIdOf(issuer) ?? new URL(issuer).host }),
      ...switched,
    };
    change(filled);
    return {
      filled,
      strange_hosts: found.notes.some(({ id, status }) => id.startsWith('host-') && status === 'warn'),
    };
  }

  async function save() {
    const discovered = needsDiscovery(draft) ? await fillFromDiscovery() : nothingNew;
    if (discovered === null) return;
    // Save confirms the hosts that are shown: those that nobody has seen yet are looked at first.
    if (discovered.strange_hosts) return setAnswer((before) => ({ ...before, look_first: true }));
    const result = await saveProfile({ ...draft, ...discovered.filled, ...(as_new && { id: '' }) });
    if (!result.ok) {
      setAnswer((before) => ({ ...before, problems: result.problems }));
      return;
    }
    onSaved(result.undo);
  }

  function forget() {
    setTyped(null);
    setAnswer(nothing);
    setAsNew(false);
  }

  return {
    draft,
    change,
    chooseTemplate: (template: Template) =>
      change(templateDefaults(draft, template, purpose === 'copy' ? saved : null)),
    has_secret: has_secret && purpose !== 'new',
    ...answer,
    as_new,
    setAsNew,
    busy,
    discover: () => work(async () => void (await fillFromDiscovery())),
    save: () => work(save),
    forget,
  };
}

function endpointsOf(found: Addresses) {
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
function endpointsBeside(draft: ProfileDraft, usable: Addresses): Partial<ProfileDraft> {
  const { issuer = '' } = usable;
  return draft.issuer === '' || draft.issuer === issuer ? usable : endpointsOf(usable);
}

/** What the server would refuse without reading it. */
function tooLong(draft: ProfileDraft): DraftProblems | null {
  if (sizeInForm(draft) <= formLimit) return null;
  const [[field, text] = []] = Object.entries(draft).toSorted(
    ([, a], [, b]) => sizeInForm(b) - sizeInForm(a),
  );
  return {
    [field as DraftField]: `This has ${String(text).length} characters: too much to be sent. Was something else pasted along?`,
  };
}

/** Save looks the provider up itself where nobody filled its endpoints in. */
const needsDiscovery = (draft: ProfileDraft) =>
  draft.discovery_url.trim() !== '' &&
  [draft.issuer, draft.authorization_endpoint, draft.token_endpoint, draft.jwks_uri].every(
    (each) => each === '',
  );

/** What comes with a template replaces what came with the last one, or with a profile that nobody here wrote. */
function templateDefaults(
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
function switchedTemplate(draft: ProfileDraft, issuer: string): Partial<ProfileDraft> | null {
  const template = templateOf(issuer);
  if (template === draft.template || (template === 'custom' && draft.template !== 'cognito')) return null;
  const untyped = draft.scope === templateTexts[draft.template].scope;
  return { template, ...(untyped && { scope: templateTexts[template].scope }) };
}
