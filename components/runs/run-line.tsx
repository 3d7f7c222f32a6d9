import { VerdictBadge } from '@/components/token/verdict';
import { Expiry } from '@/components/ui/distance';
import { WireText } from '@/components/ui/wire-text';
import type { RunSummary } from '@/lib/run/summary';
import { visibleText } from '@/lib/text/visible-text';

/** The user, the result of the verification, and the remaining lifetime. */
export function RunLine({ run, now }: { run: RunSummary; now: number }) {
  const { owner, expires_at } = run;
  return (
    <span className="contents">
      {owner.user !== null && (
        <span className="font-medium wrap-anywhere">
          <WireText text={owner.user} />
        </span>
      )}
      {owner.tenant !== null && <span>{visibleText(owner.tenant)}</span>}
      <State state={run.state} />
      {expires_at !== null && <Expiry at={expires_at} now={now} />}
    </span>
  );
}

function State({ state }: { state: RunSummary['state'] }) {
  switch (state) {
    case 'valid':
    case 'invalid':
    case 'unverified':
      return <VerdictBadge verdict={state} />;
    case 'failed':
      return <span className="font-medium text-fail">failed</span>;
    case 'not verified':
      return <span className="quiet">not verified yet</span>;
    case 'not logged in':
      return <span className="quiet">no tokens yet</span>;
  }
}
