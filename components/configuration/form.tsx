'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { CheckList } from '@/components/token/check-list';
import { ExplanationBox } from '@/components/ui/explanation-box';
import type { DraftField, ProfileDraft } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import { templateTexts } from '@/lib/configure/profile/templates';
import { CallbackUrl } from './callback-url';
import { type Field, LinesField, SelectField, TextField } from './field';
import { otherHosts } from './other-hosts';
import { ParameterSuggestions } from './parameter-suggestions';
import { type ConfigurationProps, useConfiguration } from './use-configuration';

const templates = Object.entries(templateTexts).map(([value, { label }]) => ({ value, label }));

const authentications = [
  { value: 'automatic', label: 'automatic' },
  { value: 'client_secret_basic', label: 'client_secret_basic' },
  { value: 'client_secret_post', label: 'client_secret_post' },
  { value: 'none', label: 'none (public client)' },
];

const endpoints: [DraftField, string][] = [
  ['issuer', 'Issuer'],
  ['authorization_endpoint', 'Authorization Endpoint'],
  ['token_endpoint', 'Token Endpoint'],
  ['jwks_uri', 'Token Keys Endpoint'],
  ['userinfo_endpoint', 'UserInfo Endpoint'],
  ['end_session_endpoint', 'Logout Endpoint'],
];

/** The dialog's fields. What was typed is kept through every error and through closing; Cancel forgets it. */
export function ConfigurationForm({ close, ...props }: ConfigurationProps & { close: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  // A whole navigation: the dialog is there until the page of the saved profile is, so no Start can be the old one's.
  const configuration = useConfiguration(props, () => window.location.assign('/'));
  const { draft, change, problems, failed, notes, silent, look_first, busy } = configuration;
  const text = templateTexts[draft.template];

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problems]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    configuration.save();
  }

  /** Enter in this field asks for the document: Save could only answer that the endpoints are of another issuer. */
  function onDiscoveryKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    configuration.discover();
  }

  const field = (name: DraftField, label: string, hint?: Field['hint']): Field => ({
    name,
    label,
    value: draft[name],
    problem: problems[name],
    change,
    hint,
  });

  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="flex max-h-[inherit] flex-col">
      <header className="border-b border-line px-5 py-3">
        <h2 id="configuration-title" className="text-base font-semibold">
          Configuration
        </h2>
        {props.read_only && (
          <p className="text-muted">This profile is read-only. Saving makes your own copy.</p>
        )}
      </header>
      <div className="space-y-4 overflow-y-auto px-5 py-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField field={field('name', 'Profile name')} className="field" />
          <SelectField
            field={{
              ...field('template', 'Server Template'),
              change: ({ template }) => configuration.chooseTemplate(template as Template),
            }}
            options={templates}
          />
        </div>
        <div className="space-y-2">
          <TextField
            field={field('discovery_url', 'Discovery Document URL', text.discovery_hint)}
            placeholder={text.discovery_placeholder}
            onKeyDown={onDiscoveryKey}
          />
          <button type="button" className="button" disabled={busy} onClick={configuration.discover}>
            Use Discovery Document
          </button>
          {failed && <ExplanationBox {...failed} />}
          {notes.length > 0 && <CheckList checks={notes} />}
        </div>
        <div className="grid gap-x-4 gap-y-3 rounded-md border border-line bg-sunken p-3 sm:grid-cols-2">
          {endpoints.map(([name, label]) => (
            <TextField key={name} field={field(name, label)} />
          ))}
          <OtherHosts draft={draft} />
        </div>
        <TextField field={field('client_id', 'OIDC Client ID', text.client_id_help)} />
        <div className="space-y-1.5">
          <TextField
            field={field(
              'client_secret',
              'OIDC Client Secret',
              <SecretHint {...props} help={text.client_secret_help} />,
            )}
            type="password"
          />
          {props.has_secret && (
            <label className="flex w-fit items-center gap-2">
              <input
                type="checkbox"
                className="accent-accent"
                checked={draft.remove_secret}
                onChange={(event) => change({ remove_secret: event.currentTarget.checked })}
              />
              Remove secret
            </label>
          )}
        </div>
        <CallbackUrl url={props.callback_url} help={text.callback_help} source={text.source} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField field={field('scope', 'Scope', text.scope_hint)} />
          <SelectField
            field={field('client_authentication', 'Client Authentication')}
            options={authentications}
          />
          <LinesField
            field={field(
              'extra_parameters',
              'Extra authorization parameters',
              <ParameterSuggestions
                suggestions={text.parameters}
                text={draft.extra_parameters}
                change={(extra_parameters) => change({ extra_parameters })}
              />,
            )}
          />
          <TextField field={field('cube_url', 'Cube URL', 'Where its Developer Playground is.')} />
        </div>
      </div>
      <footer className="flex flex-wrap items-center gap-3 border-t border-line px-5 py-3">
        <button type="submit" className="button button-primary" disabled={busy}>
          Save
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            configuration.forget();
            close();
          }}
        >
          Cancel
        </button>
        {!props.read_only && (
          <label className="flex items-center gap-2">
            <input
              id="configuration-as-new"
              type="checkbox"
              className="accent-accent"
              checked={configuration.as_new}
              onChange={(event) => configuration.setAsNew(event.currentTarget.checked)}
            />
            as a new profile
          </label>
        )}
        <p
          role="status"
          data-note={look_first ? 'look-first' : silent ? 'no-response' : undefined}
          className="min-w-0 flex-1 text-muted"
        >
          {busy && 'Asking …'}
          {silent &&
            'Claimcheck did not answer. Is it still running? What you typed is still here; try again.'}
          {look_first && 'Not saved yet: look at the hosts above, and press Save again if they are right.'}
        </p>
      </footer>
    </form>
  );
}

function SecretHint({ has_secret, help }: { has_secret: boolean; help: string }) {
  return (
    <>
      {has_secret && (
        <p className="text-ink">
          A secret is stored; leave empty to keep it. It goes when the client id or the host of the token
          endpoint changes.
        </p>
      )}
      <p>{help}</p>
    </>
  );
}

/** Endpoints elsewhere are usual, Cognito's always are; a forged document has them too. So they are named. */
function OtherHosts({ draft }: { draft: ProfileDraft }) {
  const hosts = otherHosts(draft);
  if (hosts.length === 0) return null;
  return (
    <p data-note="other-hosts" className="text-xs text-muted sm:col-span-2">
      Save confirms that the code and the secret may be sent to{' '}
      <b className="wire text-ink">{hosts.join(', ')}</b>, which is not the issuer's own host.
    </p>
  );
}
