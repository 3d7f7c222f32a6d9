type Props = {
  /** What it does, whatever it is called. */
  id: string;
  label: string;
  /** Where the form goes. */
  action: string;
  fields?: Record<string, string>;
  className?: string | undefined;
};

/** A button that asks the server to do something: a form, so that it works without scripts. */
export function PostButton({ id, label, action, fields = {}, className = 'button button-small' }: Props) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" data-action={id} className={className}>
        {label}
      </button>
    </form>
  );
}
