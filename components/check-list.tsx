import type { Check, CheckStatus } from '@/lib/check';
import { visibleText } from '@/lib/visible-text';
import { Mark } from './mark';

const order: CheckStatus[] = ['fail', 'warn', 'pass', 'skip'];

/** Every check: what failed first and in full, what passed in a line. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const sorted = order.flatMap((status) => checks.filter((check) => check.status === status));
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-panel">
      {sorted.map((check) => (
        <li
          key={check.id}
          id={check.id === 'signature' ? 'signature' : undefined}
          data-check={check.id}
          data-status={check.status}
          className={`flex gap-2.5 border-t border-line px-3 first:border-t-0 ${grounds[check.status]}`}
        >
          <Mark status={check.status} />
          {check.status === 'fail' || check.status === 'warn' ? (
            <Trouble check={check} />
          ) : (
            <Fine check={check} />
          )}
        </li>
      ))}
    </ul>
  );
}

const grounds: Record<CheckStatus, string> = {
  fail: 'bg-fail-soft py-2',
  warn: 'bg-warn-soft py-2',
  pass: 'py-1',
  skip: 'py-1 text-muted',
};

/** In a line: where what came is what was expected, it is said once. */
function Fine({ check }: { check: Check }) {
  const { expected, actual } = check;
  const shown = actual ?? expected;
  return (
    <div className="grid min-w-0 grow gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)_minmax(0,12rem)]">
      <Title check={check} />
      <span className="wire min-w-0 self-center">
        {shown !== undefined && visibleText(shown)}
        {actual !== undefined && expected !== undefined && expected !== actual && (
          <span className="text-muted"> (expected: {visibleText(expected)})</span>
        )}
      </span>
      <SpecLink check={check} />
    </div>
  );
}

function Trouble({ check }: { check: Check }) {
  const { status, expected, actual, cause, fix } = check;
  return (
    <div className="min-w-0 grow space-y-1.5">
      <div className="flex flex-wrap justify-between gap-x-3">
        <Title check={check} />
        <SpecLink check={check} />
      </div>
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        {expected !== undefined && (
          <Row name="expected">{<span className="wire">{visibleText(expected)}</span>}</Row>
        )}
        {(actual !== undefined || status === 'fail') && (
          <Row name="actual">
            {actual === undefined ? 'absent' : <span className="wire">{visibleText(actual)}</span>}
          </Row>
        )}
        {cause && <Row name="cause">{visibleText(cause)}</Row>}
        {fix && (
          <Row name="fix">
            <span className="font-medium">{visibleText(fix)}</span>
          </Row>
        )}
      </dl>
    </div>
  );
}

function Title({ check: { title, claim } }: { check: Check }) {
  return (
    <span className="font-medium">
      {title}
      {claim !== undefined && <code className="wire font-normal text-muted"> {visibleText(claim)}</code>}
    </span>
  );
}

function SpecLink({ check: { spec } }: { check: Check }) {
  return (
    <a
      className="self-center text-xs text-muted hover:text-accent hover:underline sm:text-right"
      href={spec.url}
      rel="noreferrer"
    >
      {spec.text}
    </a>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
