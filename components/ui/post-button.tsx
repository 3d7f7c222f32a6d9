type Props = {
  /** What it does, whatever it is called. */
  id: string;
  label: string;
  /** The label while the server works. */
  pending: string;
  /** Where the form goes. */
  action: string;
  fields?: Record<string, string>;
  className?: string | undefined;
  /** The key that presses it. */
  shortcut?: string;
  /** Why it can't be pressed. */
  disabled?: string | undefined;
};

/** A button that has the server do something: a form, so that it works without scripts. */
export function PostButton(props: Props) {
  const {
    id,
    label,
    pending,
    action,
    fields = {},
    className = 'button button-small',
    shortcut,
    disabled,
  } = props;
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        data-action={id}
        className={className}
        data-pending={pending}
        data-key={shortcut}
        disabled={disabled !== undefined}
        title={disabled}
      >
        {label}
      </button>
    </form>
  );
}
