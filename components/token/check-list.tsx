import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { WireText } from '@/components/ui/wire-text';
import type { Check } from '@/lib/oidc/check';
import { visibleText } from '@/lib/text/visible-text';

/** Checks in the given order: problems in full, passed ones in one line. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className="checks">
      {checks.map((check) => (
        <li
          key={check.id}
          id={check.id === 'signature' ? 'signature' : undefined}
          data-check={check.id}
          data-status={check.status}
        >
          <Mark status={check.status} />
          {check.status === 'fail' || check.status === 'warn' ? (
            <Trouble check={check} />
          ) : (
            <div className="check-line">
              <Title check={check} />
              <Finding check={check} />
              <SpecLink check={check} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The result, and the value that it's about. */
function Finding({ check: { result, actual } }: { check: Check }) {
  return (
    <span className="facts text-xs">
      {result !== undefined && (
        <span>
          <WireText text={result} />
        </span>
      )}
      {actual !== undefined && actual !== result && (
        <span className="wire text-xs quiet">
          <WireText text={actual} />
        </span>
      )}
    </span>
  );
}

function Trouble({ check }: { check: Check }) {
  const { expected, actual, cause, fix } = check;
  return (
    <div className="min-w-0 space-y-1">
      <Title check={check} />
      <dl className="terms">
        <Row id="expected" name="Expected" wire text={expected} />
        <Row id="actual" name="Actual" wire text={actual} />
        <Row id="cause" name="Cause" text={cause} />
        <Row id="fix" name="How to fix it" text={fix}>
          <SpecLink check={check} />
        </Row>
      </dl>
    </div>
  );
}

type RowProps = { id: string; name: string; text: string | undefined; wire?: boolean; children?: ReactNode };

function Row({ id, name, text, wire, children }: RowProps) {
  if (text === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd data-part={id} className={wire ? 'wire' : undefined}>
        <WireText text={text} /> {children}
      </dd>
    </>
  );
}

function Title({ check: { title, claim, result, status } }: { check: Check }) {
  return (
    <span className="wrap-anywhere">
      <b className="font-medium">{visibleText(title)}</b>
      {claim !== undefined && <code className="wire quiet"> {visibleText(claim)}</code>}
      {result !== undefined && (status === 'fail' || status === 'warn') && (
        <span data-part="result">
          {': '}
          <WireText text={result} />
        </span>
      )}
    </span>
  );
}

const SpecLink = ({ check: { spec } }: { check: Check }) => (
  <a className="spec" href={spec.url} rel="noreferrer">
    {spec.text}
  </a>
);
