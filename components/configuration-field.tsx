import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import type { DraftField, ProfileDraft } from '@/lib/configure/profile-draft';

/** What every field of the dialog is made of. */
export type Field = {
  name: DraftField;
  label: string;
  value: string;
  problem: string | undefined;
  change: (changes: Partial<ProfileDraft>) => void;
  /** Said below the field. */
  hint?: ReactNode;
};

type Own<T> = { field: Field } & Omit<T, 'name' | 'value' | 'onChange'>;

export function TextField({ field, ...rest }: Own<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Labelled field={field}>
      <input type="text" className="field wire" {...rest} {...control(field)} />
    </Labelled>
  );
}

export function LinesField({ field, ...rest }: Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Labelled field={field}>
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
    <Labelled field={field}>
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
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return {
    id: `configuration-${name}`,
    name,
    value,
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
    autoComplete: 'off',
    spellCheck: false,
  };
}

function Labelled({
  field: { name, label, problem, hint },
  children,
}: {
  field: Field;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={`configuration-${name}`} className="block font-medium">
        {label}
      </label>
      {children}
      {problem && (
        <p id={`${name}-problem`} className="font-medium wrap-anywhere text-fail">
          {problem}
        </p>
      )}
      {hint && (
        <div id={`${name}-hint`} className="text-xs text-muted">
          {hint}
        </div>
      )}
    </div>
  );
}
