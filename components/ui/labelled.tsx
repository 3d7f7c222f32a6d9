import type { ReactNode } from 'react';

type Description = {
  /** The ID of the control. */
  id: string;
  /** The problem with its value, as a sentence. */
  problem?: ReactNode;
  /** Shown below it. */
  hint?: ReactNode;
};

/** Attributes that link a control to the texts around it. */
export function described({ id, problem, hint }: Description) {
  const by = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': problem ? true : undefined, 'aria-describedby': by || undefined };
}

/** A control with its label above, and the problem and hint below. */
export function Labelled({
  id,
  label,
  wire = false,
  problem,
  hint,
  children,
}: Description & {
  label: string;
  /** The label is a wire name, such as a variable. */
  wire?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="labelled">
      <label htmlFor={id} className={wire ? 'wire' : undefined}>
        {label}
      </label>
      {children}
      {problem && (
        <p id={`${id}-problem`} className="font-medium wrap-anywhere text-fail">
          {problem}
        </p>
      )}
      {hint && (
        <div id={`${id}-hint`} className="hint">
          {hint}
        </div>
      )}
    </div>
  );
}
