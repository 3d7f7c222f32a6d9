import type { RefObject } from 'react';
import type { DraftField, ProfileDraft } from '@/lib/configure/profile/draft';
import type { TemplateText } from '@/lib/configure/profile/templates';
import { type Field, LinesField, SelectField, TextField } from './field';
import { otherHosts } from './other-hosts';
import { ParameterSuggestions } from './parameter-suggestions';

const authentications = [
  { value: 'automatic', label: 'automatic' },
  { value: 'client_secret_basic', label: 'client_secret_basic' },
  { value: 'client_secret_post', label: 'client_secret_post' },
  { value: 'none', label: 'none (public client)' },
];

const endpoints = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'end_session_endpoint',
] as const satisfies DraftField[];

/** The required fields, which have no default. */
const basics: readonly string[] = ['template', 'discovery_url', 'client_id', 'client_secret'];

export const isAdvanced = (field: string): boolean => !basics.includes(field);

type Props = {
  ref: RefObject<HTMLDetailsElement | null>;
  field: (name: DraftField, hint?: Field['hint']) => Field;
  draft: ProfileDraft;
  text: TemplateText;
  change: (changes: Partial<ProfileDraft>) => void;
};

/** Fields that discovery fills in, and fields with a default. */
export function AdvancedFields({ ref, field, draft, text, change }: Props) {
  const hosts = otherHosts(draft);
  return (
    <>
      {hosts.length > 0 && (
        <p className="quiet text-xs" data-note="other-hosts">
          By saving, you allow Claimcheck to send the code and client secret to{' '}
          <b className="wire text-ink">{hosts.join(', ')}</b> (a different host from the issuer).
        </p>
      )}
      <details ref={ref} className="fold" data-part="advanced">
        <summary>Advanced</summary>
        <div className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField field={field('name')} className="field" />
            <TextField field={field('scope', `${text.scope_hint} ${text.groups_hint}`)} />
          </div>
          <div className="grid gap-x-4 gap-y-3 rounded-md border border-line bg-sunken p-3 sm:grid-cols-2">
            {endpoints.map((name) => (
              <TextField key={name} field={field(name)} />
            ))}
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField field={field('client_authentication')} options={authentications} />
            <TextField field={field('cube_url', 'URL of your Cube deployment.')} />
            <LinesField
              field={field(
                'extra_parameters',
                <ParameterSuggestions
                  suggestions={text.parameters}
                  text={draft.extra_parameters}
                  change={(extra_parameters) => change({ extra_parameters })}
                />,
              )}
            />
          </div>
        </div>
      </details>
    </>
  );
}
