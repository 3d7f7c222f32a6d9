import type { ReactNode } from 'react';
import type { JsonObject } from '@/lib/json/object';
import { type ClaimChange, diffClaims, differsInAnyTwo } from '@/lib/verify/claim-diff';
import { ChangeTable } from './change-table';

type Props = {
  title?: string;
  /** Labels of the two tokens. */
  names?: [string, string];
  before: JsonObject;
  after: JsonObject;
  /** Unix time in milliseconds. */
  now: number;
};

/** The claims of two tokens side by side: real changes, claims that always change, and the rest. */
export function ClaimChanges({
  title = 'Differences',
  names = ['Token', 'Second token'],
  before,
  after,
  now,
}: Props) {
  const changes = diffClaims(before, after);
  const different = changes.filter((change) => change.kind !== 'same');
  const telling = different.filter((change) => !differsInAnyTwo(change));
  const volatile = different.filter(differsInAnyTwo);
  const same = changes.filter(({ kind }) => kind === 'same');
  return (
    <section
      aria-label={title}
      data-section="changes"
      data-changes={telling.length}
      className="min-w-0 space-y-3"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 text-muted">
        <h2 className="text-[0.9375rem] font-semibold text-ink">{title}</h2>
        <span>{summary(telling, volatile)}</span>
      </div>
      {telling.length > 0 && <ChangeTable changes={telling} names={names} now={now} />}
      {volatile.length > 0 && (
        <Folded id="volatile" title={`${claims(volatile.length)} that always change`}>
          <ChangeTable changes={volatile} names={names} now={now} />
        </Folded>
      )}
      {same.length > 0 && (
        <Folded id="same" title={`${same.length} unchanged ${same.length === 1 ? 'claim' : 'claims'}`}>
          <ChangeTable changes={same} names={names} now={now} />
        </Folded>
      )}
    </section>
  );
}

const claims = (amount: number): string => (amount === 1 ? '1 claim' : `${amount} claims`);

function summary(telling: ClaimChange[], volatile: ClaimChange[]): string {
  if (telling.length === 0) return volatile.length === 0 ? 'No changes' : 'No meaningful changes';
  return (['changed', 'added', 'removed'] as const)
    .map((kind) => ({ kind, amount: telling.filter((change) => change.kind === kind).length }))
    .filter(({ amount }) => amount > 0)
    .map(({ kind, amount }) => `${amount} ${kind}`)
    .join(' · ');
}

function Folded({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <details data-part={id}>
      <summary className="mb-2 w-fit text-muted hover:text-ink">{title}</summary>
      {children}
    </details>
  );
}
