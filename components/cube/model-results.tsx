import { Mark } from '@/components/ui/mark';
import type { JudgedCube, JudgedPolicy, ModelView } from '@/lib/cube/model/model';
import { visibleText } from '@/lib/text/visible-text';

const rowsText: Record<JudgedCube['rows'], string> = {
  own: 'rows of these values',
  all: 'every tenant’s rows, unless queryRewrite adds a filter',
  none: 'no rows',
  unknown: 'can’t predict the rows exactly',
};

/** How Cube handles the pasted cube or view for this token. */
export function ModelResults({ model: { cubes, problem, unread } }: { model: ModelView }) {
  return (
    <section aria-label="Your data model" data-section="model" className="space-y-2">
      <h2 className="font-semibold">Your data model</h2>
      {problem && (
        <p data-problem="model" className="font-medium text-fail">
          {problem.line !== null && `Line ${problem.line}: `}
          {visibleText(problem.text)}
        </p>
      )}
      {unread.length > 0 && (
        <p data-note="unread" className="text-warn">
          Not evaluated here: {visibleText(unread.join(', '))}. For an exact answer, run{' '}
          <code className="wire">npm run demo:cube -- --project ../my-cube</code>, then test against it.
        </p>
      )}
      {cubes.map((cube) => (
        <OneCube key={cube.name} cube={cube} />
      ))}
    </section>
  );
}

function OneCube({ cube }: { cube: JudgedCube }) {
  const { name, is_view, sql, rows, members, policies, notes } = cube;
  const status = notes.some((note) => note.status === 'fail') || sql.status !== 200 ? 'fail' : 'skip';
  return (
    <div
      data-cube={name}
      data-rows={rows}
      data-sql={sql.status}
      className="space-y-1 rounded-md border border-line bg-panel px-3 py-2"
    >
      <p className="flex gap-2">
        <Mark status={status} />
        <span className="wire font-medium">{visibleText(name)}</span>
        <span className="min-w-0 wrap-anywhere">
          {is_view ? 'view, ' : ''}
          {sql.status === 200 ? rowsText[rows] : `${sql.status} ${visibleText(sql.error ?? '')}`}
          {sql.values.length > 0 && (
            <>
              {' '}
              <span className="wire">{visibleText(JSON.stringify(sql.values))}</span>
            </>
          )}
        </span>
      </p>
      {members && members.hidden.length > 0 && (
        <p data-members className="text-muted">
          Visible: {visibleText(members.visible.join(', ') || 'nothing')}. Hidden:{' '}
          {visibleText(members.hidden.join(', '))}.
        </p>
      )}
      {policies && (
        <ul className="list-disc pl-5 text-muted">
          {policies.map((policy) => (
            <li key={JSON.stringify(policy)} data-applies={String(policy.applies)}>
              {policyText(policy)}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note.id + note.text} data-note={note.id} className="flex gap-2">
          <Mark status={note.status} />
          <span className="min-w-0 wrap-anywhere">
            {visibleText(note.text)} <span className="text-muted">{visibleText(note.fix)}</span>
          </span>
        </p>
      ))}
    </div>
  );
}

function policyText({ groups, applies, conditions }: JudgedPolicy): string {
  const who = groups.includes('*') ? 'Policy for everyone' : `Policy for ${groups.join(', ')}`;
  const held = conditions.map(({ code, value }) => `${code} is ${value}`).join(', ');
  const verdict = applies === null ? 'depends on the groups' : applies ? 'applies' : 'doesn’t apply';
  return visibleText(`${who}: ${verdict}${held === '' ? '' : ` (${held})`}`);
}
