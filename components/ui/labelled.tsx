import type { ReactNode } from 'react';

type Description = {
  /** Of the control. */
  id: string;
  /** What is wrong with what is in it, as a sentence. */
  problem?: ReactNode;
  /** Said below it. */
  hint?: ReactNode;
};

/** What ties a control to the words around it. */
export function described({ id, problem, hint }: Description) {
  const by = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': problem ? true : undefined, 'aria-describedby': by || undefined };
}

/** A control with its label above it, and below it what is wrong and what helps. */
export function Labelled({
  id,
  label,
  wire = false,
  problem,
  hint,
  children,
}: Description & {
  label: string;
  /** The label is a name verbatim, such as that of a variable. */
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
