import { ClaimValue, readable } from '@/components/token/claims-table';
import { WireText } from '@/components/ui/wire-text';
import { visibleText } from '@/lib/text/visible-text';
import type { ClaimChange } from '@/lib/verify/claim-diff';

/** Maximum rows; the JSON of each token has all claims. */
const rowsLimit = 300;

const columns = 'sm:grid sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_minmax(0,1fr)] sm:gap-x-4';

type Props = {
  changes: ClaimChange[];
  /** Labels of the two tokens. */
  names: [string, string];
  /** Unix time in milliseconds. */
  now: number;
};

/** The claims of two tokens, with both values. */
export function ChangeTable({ changes, names, now }: Props) {
  return (
    <>
      <table className="block overflow-hidden rounded-md border border-line bg-panel text-left">
        <thead className="block border-b border-line text-xs text-muted max-sm:sr-only">
          <tr className={`px-3 py-1 ${columns}`}>
            <th className="font-normal">Claim</th>
            <th className="font-normal">{names[0]}</th>
            <th className="font-normal">{names[1]}</th>
          </tr>
        </thead>
        <tbody className="block divide-y divide-line">
          {changes.slice(0, rowsLimit).map((change) => (
            <Change key={JSON.stringify(change.path)} change={change} names={names} now={now} />
          ))}
        </tbody>
      </table>
      {changes.length > rowsLimit && <p className="mt-1 text-muted">{changes.length - rowsLimit} more.</p>}
    </>
  );
}

const signs: Record<ClaimChange['kind'], { sign: string; colour: string }> = {
  added: { sign: '+', colour: 'text-pass' },
  removed: { sign: '−', colour: 'text-fail' },
  changed: { sign: '≠', colour: 'text-warn' },
  same: { sign: '=', colour: 'text-muted' },
};

function Change({ change, names, now }: Omit<Props, 'changes'> & { change: ClaimChange }) {
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
      <Side name={names[0]} change={change} value={before} now={now} />
      <Side name={names[1]} change={change} value={after} now={now} />
    </tr>
  );
}

/** A field of a namespace, below the namespace's name. */
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
      ) : looksTheSame(change) ? (
        <p className="wire">
          <WireText text={readable(JSON.stringify(value.is))} />
        </p>
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

/** A value and a string with the same text: only the quotes distinguish `"true"` from `true`. */
const looksTheSame = (change: ClaimChange): boolean =>
  change.kind === 'changed' &&
  // An object may have its own toString.
  [change.before, change.after].every((value) => typeof value !== 'object') &&
  String(change.before) === String(change.after);

/** `null` if the claim is absent, to distinguish that from a null in the token. */
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
