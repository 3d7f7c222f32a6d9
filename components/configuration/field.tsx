import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import type { DraftField, ProfileDraft } from '@/lib/configure/profile/draft';

/** The labels in Cube's guide and the OpenID Connect Playground, where they exist. */
export const fieldLabels: Record<DraftField, string> = {
  name: 'Profile name',
  template: 'Server Template',
  discovery_url: 'Discovery Document URL',
  issuer: 'Issuer',
  authorization_endpoint: 'Authorization Endpoint',
  token_endpoint: 'Token Endpoint',
  jwks_uri: 'JWKS URI (Token Keys Endpoint)',
  userinfo_endpoint: 'UserInfo Endpoint',
  end_session_endpoint: 'Logout Endpoint',
  client_id: 'OIDC Client ID',
  client_secret: 'OIDC Client Secret',
  client_authentication: 'Client Authentication',
  scope: 'Scope',
  extra_parameters: 'Extra authorization parameters',
  cube_url: 'Cube URL',
};

/** The common parts of every field in the dialog. */
export type Field = {
  name: DraftField;
  label: string;
  value: string;
  problem: string | undefined;
  change: (changes: Partial<ProfileDraft>) => void;
  /** Shown below the field. */
  hint?: ReactNode;
};

type Own<T> = { field: Field } & Omit<T, 'name' | 'value' | 'onChange'>;

export function TextField({ field, ...rest }: Own<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Labelled {...field} id={idOf(field.name)}>
      <input type="text" className="field wire" {...rest} {...control(field)} />
    </Labelled>
  );
}

export function LinesField({ field, ...rest }: Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Labelled {...field} id={idOf(field.name)}>
      <textarea rows={2} className="field wire" {...rest} {...control(field)} />
    </Labelled>
  );
}

export function SelectField({
  field,
  options,
}: {
  field: Field;
  options: { value: string; label: string }[];
}) {
  return (
    <Labelled {...field} id={idOf(field.name)}>
      <select className="field" {...control(field)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function control({ name, value, problem, hint, change }: Field) {
  return {
    ...described({ id: idOf(name), problem, hint }),
    name,
    value,
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    spellCheck: false,
  };
}

const idOf = (name: DraftField) => `configuration-${name}`;
