type Props = {
  /** Independent of the label. */
  id: string;
  label: string;
  /** The label while the server works. */
  pending: string;
  /** The form's action. */
  action: string;
  fields?: Record<string, string>;
  className?: string | undefined;
  /** Its keyboard shortcut. */
  shortcut?: string;
  /** Why it's disabled. */
  disabled?: string | undefined;
};

/** A button that sends a request to the server. It's a form, so that it works without scripts. */
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
