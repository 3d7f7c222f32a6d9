import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { WireText } from '@/components/ui/wire-text';
import type { Answer as CubeAnswer, Outcome, Replay, Rows as RowsKind } from '@/lib/cube/outcome';
import { visibleText } from '@/lib/text/visible-text';

/** Both predictions side by side: in production and in development. */
export function Outcomes({ replay }: { replay: Replay }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <OutcomeCard id="enforced" name="Production" note="authentication enforced" outcome={replay.enforced} />
      <OutcomeCard id="dev" name="Development" note="authentication not enforced" outcome={replay.dev} />
    </div>
  );
}

type CardProps = { id: 'enforced' | 'dev'; name: string; note: string; outcome: Outcome };

function OutcomeCard({ id, name, note, outcome }: CardProps) {
  const { meta, load, sql, reason, securityContext, modelContext } = outcome;
  return (
    <section
      aria-label={name}
      data-outcome={id}
      data-rows={load.rows}
      className="min-w-0 rounded-md border border-line bg-panel"
    >
      <div className="border-b border-line px-3 py-1.5">
        <h2 className="font-semibold">{name}</h2>
        <p className="text-xs text-muted">{note}</p>
      </div>
      <dl className="space-y-2 px-3 py-2">
        <Row id="meta" name="Data model (/meta)">
          <Answer answer={meta} />
        </Row>
        <Row id="load" name="A query (/load)">
          <Answer answer={load} />
          {load.rows !== undefined && <Rows rows={load.rows} values={load.values ?? []} />}
        </Row>
        {sql && (
          <Row id="sql" name="The SQL of a query (/sql)">
            <Answer answer={sql} />
          </Row>
        )}
        <Row id="log" name="Cube's log">
          {reason === null ? (
            <span className="text-muted">nothing</span>
          ) : (
            <span className="wire">
              <WireText text={reason} />
            </span>
          )}
        </Row>
        <Row id="model-context" name="SECURITY_CONTEXT in the data model">
          <Context value={modelContext} />
        </Row>
        <Row id="security-context" name="securityContext in cube.js and access policies">
          {isEmpty(securityContext) ? (
            <Context value={securityContext} />
          ) : (
            <details>
              <summary className="w-fit text-muted hover:text-ink">whole payload of the token</summary>
              <Context value={securityContext} />
            </details>
          )}
        </Row>
      </dl>
    </section>
  );
}

function Row({ id, name, children }: { id: string; name: string; children: React.ReactNode }) {
  return (
    <div data-row={id}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Answer({ answer: { status, body } }: { answer: CubeAnswer }) {
  return (
    <span className="flex gap-2">
      <span className="wire min-w-0">
        {status ?? 'doesn’t start'} {body !== null && visibleText(JSON.stringify(body))}
      </span>
    </span>
  );
}

const rowTexts: Record<RowsKind, string> = {
  own: 'rows where the filter is',
  all: 'every tenant’s rows',
  none: 'no rows',
  unknown: 'which rows depends on the claim that your model filters by',
};

function Rows({ rows, values }: { rows: RowsKind; values: unknown[] }) {
  const isBad = rows === 'all' || rows === 'none';
  return (
    <span data-rows={rows} className={isBad ? 'font-semibold text-warn' : ''}>
      {rowTexts[rows]}
      {rows === 'own' && (
        <span className="wire"> {visibleText(values.map((value) => JSON.stringify(value)).join(', '))}</span>
      )}
    </span>
  );
}

const isEmpty = (value: unknown) =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

function Context({ value }: { value: unknown }) {
  if (value === null) return <span className="text-muted">undefined</span>;
  const text = JSON.stringify(value, null, 2);
  if (text.length < 60 && !text.includes('\n'))
    return (
      <span className="wire">
        <WireText text={text} />
      </span>
    );
  return (
    <div className="space-y-1">
      <WireBlock text={text} />
      <CopyButton text={text} label="Copy JSON" className="button button-small" />
    </div>
  );
}
