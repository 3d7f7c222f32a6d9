'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { CheckList } from '@/components/token/check-list';
import { ExplanationBox } from '@/components/ui/explanation-box';
import type { DraftField } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import { templateTexts } from '@/lib/configure/profile/templates';
import { AdvancedFields, isAdvanced } from './advanced-fields';
import { ByHand } from './by-hand';
import { CallbackUrl } from './callback-url';
import { type Field, fieldLabels, SelectField, TextField } from './field';
import { FormFooter } from './form-footer';
import type { ConfigurationProps, Purpose } from './purpose';
import { useConfiguration } from './use-configuration';

const templates = Object.entries(templateTexts).map(([value, { label }]) => ({ value, label }));

type Props = ConfigurationProps & {
  opened: { purpose: Purpose; field: string };
  startFrom: (purpose: Purpose) => void;
  close: () => void;
};

/** The dialog's fields. Typed text survives every error and closing; Cancel discards it. */
export function ConfigurationForm({ close, opened, startFrom, ...props }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const advanced = useRef<HTMLDetailsElement>(null);
  // A full navigation keeps the dialog open until the page of the saved profile loads, so that Start never
  // uses the old one.
  const configuration = useConfiguration({ ...props, purpose: opened.purpose }, (undo) =>
    window.location.assign(`/?saved=${undo ?? ''}`),
  );
  const { draft, change, problems, failed, notes, switched, busy } = configuration;
  const text = templateTexts[draft.template];

  useEffect(() => {
    if (isAdvanced(opened.field) && advanced.current) advanced.current.open = true;
    const control = document.getElementById(`configuration-${opened.field}`);
    control?.focus();
    // As if tabbed to, so that typed or pasted text replaces the old value.
    if (control instanceof HTMLInputElement) control.select();
  }, [opened]);

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    if (Object.keys(problems).some(isAdvanced) && advanced.current) advanced.current.open = true;
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problems]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    configuration.save();
  }

  /**
   * In this field, Enter runs discovery, because Save would only report that the endpoints belong to another
   * issuer.
   */
  function onDiscoveryKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    configuration.discover();
  }

  function enterByHand() {
    configuration.enterByHand();
    if (advanced.current) advanced.current.open = true;
    document.getElementById('configuration-issuer')?.focus();
  }

  const field = (name: DraftField, hint?: Field['hint']): Field => ({
    name,
    label: fieldLabels[name],
    value: draft[name],
    problem: problems[name],
    change,
    hint,
  });

  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="flex max-h-[inherit] flex-col">
      <header className="border-b border-line px-5 py-3">
        <h2 id="configuration-title" className="subtitle">
          {opened.purpose === 'new' ? 'Configuration · new profile' : 'Configuration'}
        </h2>
        {opened.purpose === 'copy' && (
          <p className="quiet">
            This profile is read-only. <b>Save</b> creates your own copy.
          </p>
        )}
        {opened.purpose === 'new' && props.read_only && (
          <p className="quiet">
            Or{' '}
            <button
              type="button"
              className="link"
              data-action="start-from-copy"
              onClick={() => startFrom('copy')}
            >
              start from a copy of {props.saved.name}
            </button>
          </p>
        )}
      </header>
      <div className="space-y-4 overflow-y-auto px-5 py-4">
        <SelectField
          field={{
            ...field('template'),
            change: ({ template }) => configuration.chooseTemplate(template as Template),
          }}
          options={templates}
        />
        <div className="space-y-2">
          <TextField
            field={field('discovery_url', text.discovery_hint)}
            placeholder={text.discovery_placeholder}
            onKeyDown={onDiscoveryKey}
          />
          <button type="button" className="button" disabled={busy} onClick={configuration.discover}>
            Use Discovery Document
          </button>
          {failed && <ExplanationBox {...failed} />}
          {failed && <ByHand failed={failed} enter={enterByHand} />}
          {switched && (
            <p role="status" data-note="switched" className="notice">
              Recognized the provider. The template is now <b>{templateTexts[switched].label}</b>, and the
              scope <code className="wire">{draft.scope}</code>.
            </p>
          )}
          {notes.length > 0 && <CheckList checks={notes} />}
        </div>
        <TextField field={field('client_id', text.client_id_help)} />
        <div className="space-y-1.5">
          <TextField
            field={field(
              'client_secret',
              <SecretHint has_secret={configuration.has_secret} help={text.client_secret_help} />,
            )}
            type="password"
          />
          {configuration.has_secret && (
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
        <AdvancedFields ref={advanced} field={field} draft={draft} text={text} change={change} />
      </div>
      <FormFooter
        configuration={configuration}
        purpose={opened.purpose}
        cancel={() => {
          configuration.forget();
          close();
        }}
      />
    </form>
  );
}

function SecretHint({ has_secret, help }: { has_secret: boolean; help: string }) {
  return (
    <>
      {has_secret && (
        <p className="text-ink">
          A client secret is saved. Leave blank to keep it. Changing the client ID or the token endpoint’s
          host deletes it.
        </p>
      )}
      <p>{help}</p>
    </>
  );
}
