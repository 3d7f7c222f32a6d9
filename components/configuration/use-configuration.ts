import { useState, useTransition } from 'react';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import type { Addresses } from '@/lib/configure/discovery-document';
import type { DraftField, DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import { templateTexts } from '@/lib/configure/profile/templates';
import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import { poolIdOf } from '@/lib/oidc/pool-id';
import { formLimit, sizeInForm } from '@/lib/text/form-size';
import type { Actions } from '@/lib/views/flow';

export type ConfigurationProps = {
  /** The profile as it is now, as the dialog's fields. */
  saved: ProfileDraft;
  has_secret: boolean;
  read_only: boolean;
  callback_url: string;
  discover: Actions['discover'];
  saveProfile: Actions['saveProfile'];
};

/** What the server said last. Nothing of it touches what was typed. */
type Answer = {
  problems: DraftProblems;
  /** Why discovery failed, with the provider's words. */
  failed?: { explanation: Explanation; kind: string; answer: string | undefined };
  /** What discovery found worth saying. */
  notes: Check[];
  /** No answer came at all. */
  silent?: boolean;
  /** Save has filled hosts in that are not the provider's own, and did not go on. */
  look_first?: boolean;
};

type Discovered = { filled: Partial<ProfileDraft>; strange_hosts: boolean };

const nothingNew: Discovered = { filled: {}, strange_hosts: false };

const nothing: Answer = { problems: {}, notes: [] };

/** The Configuration dialog's state: what is typed, what the server answered, and its three deeds. */
export function useConfiguration(
  { saved, read_only, discover, saveProfile }: ConfigurationProps,
  onSaved: () => void,
) {
  // `null` until something is typed: the fields show the profile as it is now.
  const [typed, setTyped] = useState<ProfileDraft | null>(null);
  const [answer, setAnswer] = useState(nothing);
  const [as_new, setAsNew] = useState(false);
  const [busy, startWork] = useTransition();
  const untouched = read_only ? { ...saved, name: `${saved.name} (copy)` } : saved;
  const draft = typed ?? untouched;

  const change = (changes: Partial<ProfileDraft>) => {
    setTyped((now) => ({ ...(now ?? untouched), ...changes }));
    // Why another address gave nothing is no longer the matter.
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
    setAnswer({ ...nothing, notes: found.notes });
    const { issuer } = found.metadata;
    const filled = {
      discovery_url: found.discovery_url,
      ...endpointsOf(found.metadata),
      ...(draft.name === untouched.name && read_only && { name: poolIdOf(issuer) ?? new URL(issuer).host }),
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
    onSaved();
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
      change(templateDefaults(draft, template, read_only ? saved : null)),
    ...answer,
    as_new,
    setAsNew,
    busy,
    discover: () => work(async () => void (await fillFromDiscovery())),
    save: () => work(save),
    forget,
  };
}

const endpointsOf = (found: Addresses) => ({
  issuer: found.issuer ?? '',
  authorization_endpoint: found.authorization_endpoint ?? '',
  token_endpoint: found.token_endpoint ?? '',
  jwks_uri: found.jwks_uri ?? '',
  userinfo_endpoint: found.userinfo_endpoint ?? '',
  end_session_endpoint: found.end_session_endpoint ?? '',
});

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
  return {
    template,
    ...(nobodys('discovery_url') && after.discovery_url !== '' && { discovery_url: after.discovery_url }),
    ...(nobodys('scope') && { scope: after.scope }),
  };
}
