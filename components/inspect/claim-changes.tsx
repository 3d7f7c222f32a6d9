import type { ReactNode } from 'react';
import { type ClaimChange, diffClaims, differsInAnyTwo } from '@/lib/verify/claim-diff';
import type { JsonObject } from '@/lib/verify/json-object';
import { visibleText } from '@/lib/visible-text';
import { ClaimValue } from '../claims-table';

type Props = {
  before: JsonObject;
  after: JsonObject;
  /** Unix time in milliseconds. */
  now: number;
};

/** The claims of two tokens side by side: what someone changed, what is anew in every token, and the rest. */
export function ClaimChanges({ before, after, now }: Props) {
  const changes = diffClaims(before, after);
  const different = changes.filter((change) => change.kind !== 'same');
  const telling = different.filter((change) => !differsInAnyTwo(change));
  const anew = different.filter(differsInAnyTwo);
  const same = changes.filter(({ kind }) => kind === 'same');
  return (
    <section aria-label="Differences" className="min-w-0 space-y-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 text-muted">
        <h2 className="text-[0.9375rem] font-semibold text-ink">Differences</h2>
        <span>{summary(telling)}</span>
      </div>
      {telling.length > 0 && <ChangeTable changes={telling} now={now} />}
      {anew.length > 0 && (
        <Folded title={`${claims(anew.length)} of the kind that differs in any two tokens`}>
          <ChangeTable changes={anew} now={now} />
        </Folded>
      )}
      {same.length > 0 && (
        <Folded title={`${claims(same.length)} the same in both`}>
          <ChangeTable changes={same} now={now} />
        </Folded>
      )}
    </section>
  );
}

const claims = (amount: number): string => (amount === 1 ? 'One claim' : `${amount} claims`);

function summary(telling: ClaimChange[]): string {
  if (telling.length === 0) return 'none but in what every token has anew';
  return (['changed', 'added', 'removed'] as const)
    .map((kind) => ({ kind, amount: telling.filter((change) => change.kind === kind).length }))
    .filter(({ amount }) => amount > 0)
    .map(({ kind, amount }) => `${amount} ${kind}`)
    .join(' · ');
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="mb-2 w-fit text-muted hover:text-ink">{title}</summary>
      {children}
    </details>
  );
}

/** More rows than anybody reads. */
const rows_limit = 300;

const columns = 'sm:grid sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_minmax(0,1fr)] sm:gap-x-4';

function ChangeTable({ changes, now }: { changes: ClaimChange[]; now: number }) {
  return (
    <table className="block overflow-hidden rounded-md border border-line bg-panel text-left">
      <thead className="block border-b border-line text-xs text-muted max-sm:sr-only">
        <tr className={`px-3 py-1 ${columns}`}>
          <th className="font-normal">Claim</th>
          <th className="font-normal">Token</th>
          <th className="font-normal">Compare with</th>
        </tr>
      </thead>
      <tbody className="block divide-y divide-line">
        {changes.slice(0, rows_limit).map((change) => (
          <Change key={JSON.stringify(change.path)} change={change} now={now} />
        ))}
      </tbody>
    </table>
  );
}

const signs: Record<ClaimChange['kind'], { sign: string; colour: string }> = {
  added: { sign: '+', colour: 'text-pass' },
  removed: { sign: '−', colour: 'text-fail' },
  changed: { sign: '≠', colour: 'text-warn' },
  same: { sign: '=', colour: 'text-muted' },
};

function Change({ change, now }: { change: ClaimChange; now: number }) {
  const { sign, colour } = signs[change.kind];
  const { before, after } = sides(change);
  return (
    <tr data-change={change.kind} className={`block px-3 py-1.5 ${columns}`}>
      <th scope="row" className="block font-normal">
        <span className={`flex gap-2 ${colour}`}>
          <span aria-hidden className="wire">
            {sign}
          </span>
          <span className="min-w-0">
            <Path path={change.path} />
            <span className="sr-only"> {change.kind}</span>
          </span>
        </span>
      </th>
      <Side name="Token" change={change} value={before} now={now} />
      <Side name="Compare with" change={change} value={after} now={now} />
    </tr>
  );
}

/** A member of a namespace below the namespace's name. */
function Path({ path }: { path: string[] }) {
  return (
    <span className="wire block text-ink">
      {path.slice(0, -1).map((name) => (
        <span key={name} className="block text-xs text-muted">
          {visibleText(name)} ›
        </span>
      ))}
      {visibleText(path.at(-1) ?? '')}
    </span>
  );
}

type SideProps = { name: string; change: ClaimChange; value: { is: unknown } | null; now: number };

function Side({ name, change, value, now }: SideProps) {
  return (
    <td className="block min-w-0 max-sm:mt-1 max-sm:pl-5">
      <span className="text-xs text-muted sm:hidden">{name}</span>
      {value === null ? (
        <p className="text-muted">absent</p>
      ) : (
        <ClaimValue
          name={change.path.length === 1 ? (change.path[0] ?? '') : ''}
          value={value.is}
          now={now}
        />
      )}
    </td>
  );
}

/** `null` where the claim is absent, which `undefined` or null in a token could not tell. */
function sides(change: ClaimChange): { before: { is: unknown } | null; after: { is: unknown } | null } {
  switch (change.kind) {
    case 'added':
      return { before: null, after: { is: change.after } };
    case 'removed':
      return { before: { is: change.before }, after: null };
    case 'changed':
      return { before: { is: change.before }, after: { is: change.after } };
    case 'same':
      return { before: { is: change.value }, after: { is: change.value } };
  }
}
