import type { CopiedToken } from '@/lib/views/flow';

type Props = {
  token: CopiedToken;
  chosen: CopiedToken;
  choose: (form: FormData) => Promise<void>;
};

/** Selects the default token for Copy, which is stored in this browser. */
export function CopyChoice({ token, chosen, choose }: Props) {
  if (token === chosen) {
    return <span className="quiet text-xs">Default for Copy</span>;
  }
  return (
    <form action={choose}>
      <input type="hidden" name="copied" value={token} />
      <button
        type="submit"
        data-action="copy-this"
        className="button button-small"
        aria-label={`Make ${token} the default for Copy`}
      >
        Make default for Copy
      </button>
    </form>
  );
}
