import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';

type Token = 'access_token' | 'refresh_token';

/** Links to the page with the tokens. On other pages, they don't leave the server. */
export function RevealLink({ token, view, run }: { token: Token; view: FlowView; run: VisibleRun }) {
  const address = `/runs/${run.id}${view.revealed ? '' : '?reveal=tokens'}#after-login`;
  const deed = view.revealed ? 'Hide' : 'Show';
  return (
    <a
      data-action="reveal"
      className="link inline-flex min-h-6 items-center text-xs"
      href={address}
      aria-label={`${deed} ${token}`}
    >
      {deed}
    </a>
  );
}

/** A token in full, if the page's URL requests it. */
export function Revealed({ token, value }: { token: Token; value: string }) {
  return (
    <div className="space-y-1.5">
      <WireBlock text={value} />
      <CopyButton text={value} label={`Copy ${token}`} className="button button-small" />
    </div>
  );
}
