'use client';

import { type FormEvent, Suspense, useEffect, useRef } from 'react';
import { Fold } from '@/components/ui/fold';
import { later } from '@/components/ui/later';
import { useAlive } from '@/components/ui/use-alive';
import { filterOf } from '@/lib/cube/filter-of';
import { forecastLine } from '@/lib/cube/forecast-line';
import { visibleText } from '@/lib/text/visible-text';
import type { CubeActions, CubePageView } from '@/lib/views/cube';
import { CubeSettingsForm } from './cube-settings-form';
import { FilterField } from './filter-field';
import { Finding } from './finding';
import { TokenChoice } from './token-choice';
import { type Cube, useCube } from './use-cube';

// Loaded on demand.
const Outcomes = later(() => import('./outcomes').then((module) => module.Outcomes));
const Readers = later(() => import('./readers').then((module) => module.Readers));
const Elsewhere = later(() => import('./elsewhere').then((module) => module.Elsewhere));
const WhatIf = later(() => import('./what-if').then((module) => module.WhatIf));
const HookResults = later(() => import('./hook-results').then((module) => module.HookResults));
const ModelResults = later(() => import('./model-results').then((module) => module.ModelResults));
const CubeAnswer = later(() => import('./cube-answer').then((module) => module.CubeAnswer));

type Props = { view: CubePageView; actions: CubeActions };

/** How Cube handles a token: predicted from these settings, and actual after a test. */
export function CubeBench({ view, actions }: Props) {
  const cube = useCube(view, actions);
  const alive = useAlive();
  const form = useRef<HTMLFormElement>(null);
  const { problems, busy, silent } = cube;

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problems]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    cube.replay();
  }

  return (
    <form
      ref={form}
      onSubmit={onSubmit}
      noValidate
      // For all fields in it.
      autoComplete="off"
      spellCheck={false}
      className="bench"
    >
      {/* Disabled until scripts run, because earlier input would be lost. */}
      <fieldset disabled={!alive}>
        <legend className="sr-only">Token and answers</legend>
        <div>
          <h1 className="text-base font-semibold">Cube</h1>
          <p className="quiet">
            Predict how Cube handles a token with these settings. Nothing is sent to your Cube until you
            select <b>Test against your Cube</b>.
          </p>
        </div>
        <TokenChoice view={view} cube={cube} />
        <FilterField cube={cube} />
        <div className="row">
          <button type="submit" data-action="predict" className="button button-primary" disabled={busy}>
            Predict
          </button>
          <button type="button" data-action="test-cube" className="button" disabled={busy} onClick={cube.ask}>
            Test against your Cube
          </button>
          <p
            role="status"
            data-note={silent ? 'no-response' : undefined}
            className="min-w-0 flex-1 text-muted"
          >
            {busy && 'Predicting…'}
            {silent &&
              'Can’t reach Claimcheck. Check that it’s still running, then try again. Your input is kept.'}
          </p>
        </div>
        <Answers view={view} cube={cube} />
        {cube.replayed?.claims && (
          <Fold id="what-if" title="What if the claims were different?">
            {() => (
              <WhatIf
                claims={cube.replayed?.claims ?? {}}
                cube={cube}
                sign={actions.signToken}
                now={view.now}
              />
            )}
          </Fold>
        )}
      </fieldset>
      <aside aria-label="Cube's settings">
        <fieldset disabled={!alive}>
          <legend className="sr-only">Settings</legend>
          <CubeSettingsForm view={view} cube={cube} />
        </fieldset>
      </aside>
    </form>
  );
}

function Answers({ view, cube }: { view: CubePageView; cube: Cube }) {
  const { replayed, stale, answer, settings } = cube;
  if (!replayed) return null;
  const { replay } = replayed;
  const line = forecastLine(replay, filterOf(settings));
  const others = replay.findings.filter(({ variable }) => variable === undefined);
  const outcome = replay.mode === 'dev' ? replay.dev : replay.enforced;
  return (
    <section
      aria-label="Prediction"
      data-section="prediction"
      data-status={line.status}
      data-predicted={replay.enforced.load.status}
      data-rows={replay.enforced.load.rows}
      className="space-y-4"
    >
      {stale && (
        <p role="status" data-note="stale" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          The settings or token changed. Select <b>Predict</b> to update the result.
        </p>
      )}
      <div className="space-y-3 rounded-md border border-line bg-panel px-4 py-3">
        <Suspense>{answer && <CubeAnswer answer={answer} is_demo={view.is_demo} now={view.now} />}</Suspense>
        <p data-expected className={answer?.real.up ? 'text-muted' : 'text-[0.9375rem] font-semibold'}>
          <span className="font-normal text-muted">Expected:</span> {visibleText(line.text)}
        </p>
        {others.length > 0 && (
          <ul aria-label="Findings" className="divide-y divide-line border-t border-line *:py-2">
            {others.map((finding) => (
              <Finding key={finding.id} finding={finding} />
            ))}
          </ul>
        )}
      </div>
      <Suspense>
        {replayed.model && <ModelResults model={replayed.model} />}
        {replayed.configuration && <HookResults configuration={replayed.configuration} />}
      </Suspense>
      <div className="space-y-1">
        <Fold id="outcomes" title="Production and development">
          {() => <Outcomes replay={replay} />}
        </Fold>
        {filterOf(settings) && (
          <Fold id="readers" title="What each reader sees">
            {() => <Readers outcome={outcome} settings={settings} />}
          </Fold>
        )}
        <Fold id="elsewhere" title="GraphQL, WebSocket, and the SQL API">
          {() => <Elsewhere />}
        </Fold>
      </div>
    </section>
  );
}
