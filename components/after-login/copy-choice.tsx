import type { CopiedToken } from '@/lib/views/flow';

type Props = {
  token: CopiedToken;
  chosen: CopiedToken;
  choose: (form: FormData) => Promise<void>;
};

/** Which token Copy copies: a choice of the browser's, kept for the next login too. */
export function CopyChoice({ token, chosen, choose }: Props) {
  if (token === chosen) {
    return <span className="inline-flex min-h-6 items-center text-xs text-muted">Copy means this one</span>;
  }
  return (
    <form action={choose}>
      <input type="hidden" name="copied" value={token} />
      <button
        type="submit"
        data-action="copy-this"
        className="button button-small"
        aria-label={`Copy this instead: ${token}`}
      >
        Copy this instead
      </button>
    </form>
  );
}
