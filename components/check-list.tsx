import type { Check, CheckStatus } from '@/lib/check';
import { visibleText } from '@/lib/visible-text';
import { Mark } from './mark';

const order: CheckStatus[] = ['fail', 'warn', 'pass', 'skip'];

/** Every check: what failed first and in full, what passed in a line. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const sorted = order.flatMap((status) => checks.filter((check) => check.status === status));
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-panel">
      {sorted.map((check) => (
        <li
          key={check.id}
          id={check.id === 'signature' ? 'signature' : undefined}
          data-status={check.status}
          className="flex gap-2 px-3 py-1"
        >
          <Mark status={check.status} />
          <div className="min-w-0 grow">
            <b className="font-medium">{check.title}</b>
            {check.expected !== undefined && (
              <>
                {' '}
                expected <span className="wire">{visibleText(check.expected)}</span>
              </>
            )}
            {check.actual !== undefined && (
              <>
                {' '}
                got <span className="wire">{visibleText(check.actual)}</span>
              </>
            )}
            {check.cause && <p>{check.cause}</p>}
            {check.fix && <p>{check.fix}</p>}
          </div>
          <a className="link shrink-0 text-xs" href={check.spec.url} rel="noreferrer">
            {check.spec.text}
          </a>
        </li>
      ))}
    </ul>
  );
}
