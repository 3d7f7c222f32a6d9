import { Mark } from '@/components/ui/mark';
import { WireBlock } from '@/components/ui/wire-block';
import type { Judged } from '@/lib/cube/configuration/judge';
import type { ScenarioId } from '@/lib/cube/configuration/predict';
import { visibleText } from '@/lib/text/visible-text';
import type { ConfigurationView } from '@/lib/views/cube';

const names: Record<ScenarioId, string> = {
  token: 'This token',
  none: 'No token',
  refused: 'A rejected token in dev mode',
};

/** What each function of cube.js received and returned or threw, and what Cube does with it. */
export function HookResults({ configuration }: { configuration: ConfigurationView }) {
  const { problem, scenarios, missing, log } = configuration;
  return (
    <section aria-label="Your configuration" data-section="configuration" className="space-y-2">
      <h2 className="font-semibold">Your configuration</h2>
      {problem && (
        <p data-problem="configuration" className="font-medium text-fail">
          {problem.line !== null && `Line ${problem.line}: `}
          {visibleText(problem.text)}
        </p>
      )}
      {missing.length > 0 && (
        <p data-note="missing" className="text-warn">
          The sandbox doesn’t have {visibleText(missing.join(', '))}. Run the file instead:{' '}
          <code className="wire">npm start -- --cube ./cube.js</code>
        </p>
      )}
      {scenarios &&
        (Object.keys(names) as ScenarioId[]).map((id) => (
          <details key={id} open={id === 'token'} data-scenario={id}>
            <summary className="w-fit text-muted hover:text-ink">{names[id]}</summary>
            <ul className="mt-1 divide-y divide-line rounded-md border border-line bg-panel *:px-3 *:py-2">
              {scenarios[id].steps.map((step) => (
                <Step key={step.hook} step={step} />
              ))}
              {scenarios[id].steps.length === 0 && <li className="text-muted">No function runs.</li>}
            </ul>
          </details>
        ))}
      {log.length > 0 && <WireBlock text={log.map(({ text }) => text).join('\n')} />}
    </section>
  );
}

function Step({ step }: { step: Judged }) {
  const { hook, given, returned, nothing, threw, notCalled, does, status } = step;
  return (
    <li data-hook={hook} data-status={status} className="space-y-1">
      <p className="flex gap-2">
        <Mark status={status} />
        <span className="wire font-medium">{visibleText(hook)}</span>
        <span className="min-w-0 wrap-anywhere">{visibleText(does)}</span>
      </p>
      <details>
        <summary className="w-fit text-xs text-muted hover:text-ink">
          {threw !== undefined ? 'Threw' : notCalled ? 'Argument' : 'Returned'}{' '}
          <span className="wire">
            {visibleText((threw ?? (notCalled ? '' : nothing ? 'undefined' : json(returned))).slice(0, 120))}
          </span>
        </summary>
        <div className="mt-1 space-y-1">
          <p className="text-xs text-muted">Given</p>
          <WireBlock text={given.map(json).join('\n')} />
          {!notCalled && (
            <>
              <p className="text-xs text-muted">{threw !== undefined ? 'Threw' : 'Returned'}</p>
              <WireBlock text={threw ?? (nothing ? 'undefined' : json(returned))} />
            </>
          )}
        </div>
      </details>
    </li>
  );
}

const json = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'undefined';
