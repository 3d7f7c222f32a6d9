'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react';
import type { Check } from '@/lib/check';
import type { VisibleProfile } from '@/lib/configure/profile';
import type { DraftProblems, ProfileDraft } from '@/lib/configure/profile-draft';
import type { ProviderMetadata } from '@/lib/configure/provider-metadata';
import type { Failure } from '@/lib/failure';
import { CheckList } from './check-list';
import { LinesField, SelectField, TextField } from './configuration-field';
import { CopyButton } from './copy-button';
import { FailureBox } from './failure-box';
import type { Actions } from './flow-view';

type Props = {
  profile: VisibleProfile;
  metadata: ProviderMetadata | undefined;
  callback_url: string;
  discover: Actions['discover'];
  saveProfile: Actions['saveProfile'];
  close: () => void;
};

const templates = [
  { value: 'cognito', label: 'AWS Cognito' },
  { value: 'auth0', label: 'Auth0' },
  { value: 'google', label: 'Google' },
  { value: 'custom', label: 'Custom' },
];
const authentications = [
  { value: 'automatic', label: 'automatic' },
  { value: 'client_secret_basic', label: 'client_secret_basic' },
  { value: 'client_secret_post', label: 'client_secret_post' },
  { value: 'none', label: 'none (public client)' },
];
const endpoints = [
  ['issuer', 'Issuer'],
  ['authorization_endpoint', 'Authorization Endpoint'],
  ['token_endpoint', 'Token Endpoint'],
  ['jwks_uri', 'Token Keys Endpoint'],
  ['userinfo_endpoint', 'UserInfo Endpoint'],
  ['end_session_endpoint', 'Logout Endpoint'],
] as const;

const fromMetadata = (metadata: ProviderMetadata | undefined) => ({
  issuer: metadata?.issuer ?? '',
  authorization_endpoint: metadata?.authorization_endpoint ?? '',
  token_endpoint: metadata?.token_endpoint ?? '',
  jwks_uri: metadata?.jwks_uri ?? '',
  userinfo_endpoint: metadata?.userinfo_endpoint ?? '',
  end_session_endpoint: metadata?.end_session_endpoint ?? '',
});

const toDraft = (profile: VisibleProfile, metadata: ProviderMetadata | undefined): ProfileDraft => ({
  id: profile.id,
  name: profile.name,
  template: profile.template,
  discovery_url: profile.discovery_url,
  ...fromMetadata(metadata),
  client_id: profile.client_id,
  client_secret: '',
  remove_secret: false,
  client_authentication: profile.client_authentication,
  scope: profile.scope,
  extra_parameters: Object.entries(profile.extra_parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n'),
  cube_url: profile.cube_url,
});

/** The Configuration dialog's fields. What was typed is kept through every error, and through closing. */
export function ConfigurationForm({ profile, metadata, callback_url, discover, saveProfile, close }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [busy, startWork] = useTransition();
  // `null` until something was typed: the fields show the profile as it is now.
  const [typed, setTyped] = useState<ProfileDraft | null>(null);
  const [problems, setProblems] = useState<DraftProblems>({});
  const [failure, setFailure] = useState<Failure>();
  const [notes, setNotes] = useState<Check[]>([]);
  const draft = typed ?? toDraft(profile, metadata);
  const change = (changes: Partial<ProfileDraft>) => setTyped({ ...draft, ...changes });

  useEffect(() => {
    if (Object.keys(problems).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problems]);

  async function discovered(): Promise<ProfileDraft | null> {
    const answer = await discover({ discovery_url: draft.discovery_url });
    setFailure(answer.ok ? undefined : answer.failure);
    setNotes(answer.ok ? answer.notes : []);
    if (!answer.ok) return null;
    const filled = { ...draft, discovery_url: answer.discovery_url, ...fromMetadata(answer.metadata) };
    setTyped(filled);
    return filled;
  }

  async function save() {
    const empty = endpoints.every(([name]) => draft[name] === '');
    const complete = empty && draft.discovery_url !== '' ? await discovered() : draft;
    if (!complete) return;
    const answer = await saveProfile(complete);
    setProblems(answer.ok ? {} : answer.problems);
    if (!answer.ok) return;
    setTyped(null);
    close();
    router.push('/');
    router.refresh();
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    startWork(save);
  }

  const common = (name: keyof DraftProblems, label: string) => ({
    name,
    label,
    value: draft[name],
    problem: problems[name],
    onValue: change,
  });

  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="space-y-4 p-4">
      <h2 id="configuration-title" className="text-base font-semibold">
        Configuration
      </h2>
      {profile.read_only && <p className="text-muted">Saving makes your own copy.</p>}
      <TextField common={common('name', 'Profile name')} />
      <SelectField common={common('template', 'Server Template')} options={templates} />
      <TextField common={common('discovery_url', 'Discovery Document URL')} />
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => startWork(async () => void (await discovered()))}
      >
        Use Discovery Document
      </button>
      {failure && <FailureBox failure={failure} />}
      {notes.length > 0 && <CheckList checks={notes} />}
      {endpoints.map(([name, label]) => (
        <TextField key={name} common={common(name, label)} />
      ))}
      <TextField common={common('client_id', 'OIDC Client ID')} />
      <TextField
        common={{
          ...common('client_secret', 'OIDC Client Secret'),
          hint: profile.has_secret && 'A secret is stored; leave empty to keep it.',
        }}
        type="password"
      />
      {profile.has_secret && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={draft.remove_secret}
            onChange={(event) => change({ remove_secret: event.currentTarget.checked })}
          />
          Remove secret
        </label>
      )}
      <SelectField
        common={common('client_authentication', 'Client Authentication')}
        options={authentications}
      />
      <TextField common={common('scope', 'Scope')} />
      <LinesField
        common={{ ...common('extra_parameters', 'Extra parameters'), hint: 'name=value, one a line' }}
        rows={3}
      />
      <TextField common={common('cube_url', 'Cube URL')} />
      <p className="flex flex-wrap items-center gap-2">
        Callback URL <code className="wire">{callback_url}</code>
        <CopyButton text={callback_url} label="Copy callback URL" />
      </p>
      <div className="flex gap-2">
        <button type="submit" className="button button-primary" disabled={busy}>
          Save
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setTyped(null);
            close();
          }}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}
