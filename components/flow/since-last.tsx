import { WireText } from '@/components/ui/wire-text';
import { visibleText } from '@/lib/text/visible-text';
import type { ClaimChange } from '@/lib/verify/claim-diff';
import type { SinceLast } from '@/lib/views/flow';

/** Maximum changes in this summary; History compares all claims of two tokens. */
const most = 4;

/** What changed in the claims since the last sign-in with this profile. */
export function SinceLastSignIn({ since: { changes, always } }: { since: SinceLast }) {
  return (
    <p className="card-part quiet" data-since={changes.length}>
      <span className="facts">
        <span>
          Since your last sign-in:{' '}
          {changes.length === 0
            ? 'nothing changed'
            : changes.slice(0, most).map((change) => <Change key={change.path.join(' ')} change={change} />)}
        </span>
        {changes.length > most && <a href="/runs">{changes.length - most} more</a>}
        <span>{always} claims that always change</span>
      </span>
    </p>
  );
}

function Change({ change }: { change: ClaimChange }) {
  const name = <code className="wire">{visibleText(change.path.at(-1) ?? '')}</code>;
  return (
    <span className="change">
      {name} {'before' in change && <del>{short(change.before)}</del>}
      {change.kind === 'changed' && ' → '}
      {change.kind === 'removed' && ' removed'}
      {'after' in change && <ins>{short(change.after)}</ins>}
    </span>
  );
}

const short = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <WireText text={text.length > 60 ? `${text.slice(0, 60)}…` : text} />;
};
