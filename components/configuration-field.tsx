import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import type { DraftField, ProfileDraft } from '@/lib/configure/profile-draft';

type Common = {
  name: DraftField;
  label: string;
  value: string;
  problem: string | undefined;
  onValue: (change: Partial<ProfileDraft>) => void;
  /** Said below the field. */
  hint?: ReactNode;
};

/** Ids of the words below a field, for those who hear the page. */
const describedBy = (name: string, problem: unknown, hint: unknown) =>
  [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ') || undefined;

function controlProps({ name, value, problem, hint, onValue }: Common) {
  return {
    id: `configuration-${name}`,
    name,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onValue({ [name]: event.currentTarget.value }),
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(name, problem, hint),
    autoComplete: 'off',
    spellCheck: false,
  };
}

function Labelled({ common, children }: { common: Common; children: ReactNode }) {
  const { name, label, problem, hint } = common;
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={`configuration-${name}`} className="block font-medium">
        {label}
      </label>
      {children}
      {problem && (
        <p id={`${name}-problem`} className="text-fail">
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

export function TextField({ common, ...rest }: { common: Common } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Labelled common={common}>
      <input type="text" className="field wire" {...rest} {...controlProps(common)} />
    </Labelled>
  );
}

export function LinesField({
  common,
  ...rest
}: { common: Common } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Labelled common={common}>
      <textarea className="field wire" {...rest} {...controlProps(common)} />
    </Labelled>
  );
}

export function SelectField({
  common,
  options,
}: {
  common: Common;
  options: { value: string; label: string }[];
}) {
  return (
    <Labelled common={common}>
      <select className="field" {...controlProps(common)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
