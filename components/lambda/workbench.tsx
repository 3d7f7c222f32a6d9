'use client';

import dynamic from 'next/dynamic';
import { useAlive } from '@/components/ui/use-alive';
import { handlerTemplates } from '@/lib/pre-token/templates';
import type { WorkbenchView } from '@/lib/views/lambda';
import { EventFields } from './event-fields';
import { PoolBar } from './pool-bar';
import { Shipping } from './shipping';
import { useWorkbench } from './use-workbench';

const CodeEditor = dynamic(() => import('./code-editor'), {
  ssr: false,
  loading: () => <p className="p-3 text-muted">Loading editor…</p>,
});

// Loaded on demand, because there is no result when the page opens.
const RunResult = dynamic(() => import('./run-result').then((module) => module.RunResult));

const InboundResult = dynamic(() => import('./inbound-result').then((module) => module.InboundResult));

/** Write a Pre Token Generation handler, run it on an event, test it in the demo pool, and deploy it to AWS. */
export function Workbench({ view }: { view: WorkbenchView }) {
  const state = useWorkbench(view);
  const alive = useAlive();
  const { version } = state.occasion;
  const { handler, from_file, problems, busy, silent, line } = state;
  return (
    <main id="content" className="mx-auto max-w-[100rem] space-y-5 px-4 py-5 sm:px-6">
      <div>
        <h1 className="text-base font-semibold">Pre Token Generation</h1>
        <p className="max-w-4xl text-muted">
          Test your Pre Token Generation handler locally. It runs in a sandbox without network or file access,
          with Cognito’s five-second limit. Nothing leaves this machine.
        </p>
      </div>
      <noscript>
        <p>This page requires JavaScript.</p>
      </noscript>
      {/* Disabled until scripts run, because earlier input would be lost. */}
      <fieldset disabled={!alive} className="min-w-0 space-y-5">
        <div className="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <section aria-label="Handler" className="min-w-0 space-y-2">
            <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
              <h2 className="text-[0.9375rem] font-semibold">Handler</h2>
              <TemplateChooser take={state.take} />
            </div>
            {view.file && (
              <label className="flex items-start gap-2">
                <input
                  id="lambda-from-file"
                  type="checkbox"
                  checked={from_file}
                  onChange={(event) => state.setFromFile(event.currentTarget.checked)}
                  className="mt-1"
                />
                <span className="min-w-0">
                  Run the operator’s file <span className="wire">{view.file.path}</span> in a separate process
                  with its own packages
                </span>
              </label>
            )}
            {from_file && view.file ? (
              <pre className="wire-block max-h-[32rem] overflow-auto">
                {view.file.text ?? 'Can’t read the file, or it’s too long to show.'}
              </pre>
            ) : (
              <div className="h-[26rem] overflow-hidden rounded-md border border-line-strong bg-panel">
                <CodeEditor
                  label="Handler"
                  value={handler}
                  line={line}
                  onChange={(text) => state.write(text)}
                />
              </div>
            )}
            {problems.handler && (
              <p data-problem="handler" className="font-medium text-fail">
                {problems.handler}
              </p>
            )}
          </section>
          <EventFields state={state} view={view} />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <button
            type="button"
            data-action="run"
            className="button button-primary"
            disabled={busy}
            onClick={state.run}
          >
            Run
          </button>
          {version !== 'inbound' && <PoolBar state={state} />}
          <p role="status" className="text-muted">
            {busy && 'Running…'}
            {silent &&
              'Can’t reach Claimcheck. Check that it’s still running, then try again. Your input is kept.'}
          </p>
        </div>
        {state.ran?.result.trigger === 'pre-token' && (
          <RunResult result={state.ran.result} stale={state.ran.stale} state={state} now={view.now} />
        )}
        {state.ran?.result.trigger === 'inbound' && (
          <InboundResult result={state.ran.result} stale={state.ran.stale} state={state} now={view.now} />
        )}
        {version !== 'inbound' && <Shipping handler={handler} version={version} view={view} />}
      </fieldset>
    </main>
  );
}

function TemplateChooser({ take }: Pick<ReturnType<typeof useWorkbench>, 'take'>) {
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="text-muted">Start from</span>
      <select
        id="lambda-template"
        className="field max-w-60 min-w-0"
        value=""
        onChange={(event) => {
          const chosen = handlerTemplates.find(({ id }) => id === event.currentTarget.value);
          if (chosen) take(chosen.handler, chosen.version);
        }}
      >
        <option value="">a template…</option>
        {handlerTemplates.map(({ id, name, version }) => (
          <option key={id} value={id}>
            {name} ({version === 'inbound' ? 'inbound federation' : version})
          </option>
        ))}
      </select>
    </label>
  );
}
