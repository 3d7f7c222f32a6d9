import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { WireText } from '@/components/ui/wire-text';
import type { Check, CheckStatus } from '@/lib/oidc/check';
import { visibleText } from '@/lib/text/visible-text';

const grounds: Record<CheckStatus, string> = {
  fail: 'bg-fail-soft py-2',
  warn: 'bg-warn-soft py-2',
  pass: 'py-1',
  skip: 'py-1 text-muted',
};

/** Checks in the order given: what is wrong in full, what passed in a line. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className="@container overflow-hidden rounded-md border border-line bg-panel">
      {checks.map((check) => (
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

/** Where what came is what was expected to the letter, it is said once. */
function Fine({ check }: { check: Check }) {
  const { expected, actual } = check;
  return (
    <div className="grid min-w-0 grow items-baseline gap-x-4 @lg:grid-cols-[minmax(0,13.5rem)_minmax(0,1fr)] @2xl:grid-cols-[minmax(0,13.5rem)_minmax(0,1fr)_minmax(0,13rem)] @5xl:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_auto]">
      <div className="min-w-0 @lg:row-span-2 @2xl:row-span-1">
        <Title check={check} />
      </div>
      <div className="min-w-0 text-xs wrap-anywhere">
        {actual !== undefined && (
          <p className="wire text-xs">
            <WireText text={actual} />
          </p>
        )}
        {expected !== undefined && expected !== actual && (
          <p className="text-muted">
            expected: <WireText text={expected} />
          </p>
        )}
      </div>
      <SpecLink check={check} />
    </div>
  );
}

function Trouble({ check }: { check: Check }) {
  const { expected, actual, cause, fix } = check;
  return (
    <div className="min-w-0 grow space-y-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Title check={check} />
        <SpecLink check={check} />
      </div>
      <dl className="grid items-baseline gap-x-3 @sm:grid-cols-[4.5rem_minmax(0,1fr)] @sm:gap-y-1">
        {expected !== undefined && (
          <Row id="expected" name="expected">
            <span className="wire">
              <WireText text={expected} />
            </span>
          </Row>
        )}
        {actual !== undefined && (
          <Row id="actual" name="actual">
            <span className="wire">
              <WireText text={actual} />
            </span>
          </Row>
        )}
        {cause !== undefined && (
          <Row id="cause" name="cause">
            <WireText text={cause} />
          </Row>
        )}
        {fix !== undefined && (
          <Row id="fix" name="fix">
            <span className="font-medium">
              <WireText text={fix} />
            </span>
          </Row>
        )}
      </dl>
    </div>
  );
}

function Title({ check: { title, claim } }: { check: Check }) {
  return (
    <span className="min-w-0 wrap-anywhere">
      <span className="font-medium">{visibleText(title)}</span>
      {claim !== undefined && <code className="wire text-muted"> {visibleText(claim)}</code>}
    </span>
  );
}

function SpecLink({ check: { spec } }: { check: Check }) {
  return (
    <a
      className="text-xs text-muted hover:text-accent hover:underline @lg:col-start-2 @2xl:col-start-auto @2xl:text-right"
      href={spec.url}
      rel="noreferrer"
    >
      {spec.text}
    </a>
  );
}

function Row({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted not-first:mt-1 @sm:not-first:mt-0">{name}</dt>
      <dd data-part={id} className="min-w-0 wrap-anywhere">
        {children}
      </dd>
    </>
  );
}
