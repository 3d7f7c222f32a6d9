import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { WireText } from '@/components/ui/wire-text';
import type { CubeFinding } from '@/lib/cube/outcome';
import { visibleText } from '@/lib/text/visible-text';

const colours = { fail: 'text-fail', warn: 'text-warn' } as const;

/** One problem: what it is, what was expected, how to fix it, and code to copy. */
export function Finding({ finding }: { finding: CubeFinding }) {
  const { id, status, title, expected, actual, cause, fix, remedies = [], spec } = finding;
  return (
    <li data-finding={id} data-status={status} className="space-y-1 wrap-anywhere">
      <p className={`font-medium ${colours[status]}`}>{visibleText(title)}</p>
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-baseline gap-x-3 text-ink">
        {actual !== undefined && <Row name="Actual" value={actual} wire />}
        {expected !== undefined && <Row name="Expected" value={expected} wire />}
        <Row name="Cause" value={cause} />
        <Row name="Fix" value={fix} />
      </dl>
      {remedies.map(({ title, code }) => (
        <details key={title}>
          <summary className="w-fit text-ink">{title}</summary>
          <div className="mt-1 space-y-1">
            <WireBlock text={code} />
            <CopyButton text={code} label="Copy code" className="button button-small" />
          </div>
        </details>
      ))}
      <a className="text-xs text-muted hover:text-accent hover:underline" href={spec.url} rel="noreferrer">
        {spec.text}
      </a>
    </li>
  );
}

function Row({ name, value, wire = false }: { name: string; value: string; wire?: boolean }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={wire ? 'wire' : ''}>
        <WireText text={value} />
      </dd>
    </>
  );
}
