'use client';

import dynamic from 'next/dynamic';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useAlive } from '@/components/ui/use-alive';
import { filterOf } from '@/lib/cube/filter-of';
import { forecastLine } from '@/lib/cube/forecast-line';
import { visibleText } from '@/lib/text/visible-text';
import type { CubeActions, CubePageView } from '@/lib/views/cube';
import { CubeSettingsForm } from './cube-settings-form';
import { FilterField } from './filter-field';
import { Finding } from './finding';
import { Outcomes } from './outcomes';
import { Readers } from './readers';
import { TokenChoice } from './token-choice';
import { type Cube, useCube } from './use-cube';

// Only needed after a test.
const WhatIf = dynamic(() => import('./what-if').then((module) => module.WhatIf));
const HookResults = dynamic(() => import('./hook-results').then((module) => module.HookResults));
const ModelResults = dynamic(() => import('./model-results').then((module) => module.ModelResults));
const CubeAnswer = dynamic(() => import('./cube-answer').then((module) => module.CubeAnswer));

type Props = { view: CubePageView; actions: CubeActions };

/** How Cube handles a token: predicted from these settings, and actual when it’s tested. */
export function CubeBench({ view, actions }: Props) {
  const cube = useCube(view, actions);
  const alive = useAlive();
  const [editing, setEditing] = useState(false);
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
      className="lg:grid lg:min-h-[calc(100dvh-3rem)] lg:grid-cols-[minmax(0,1fr)_clamp(22rem,34vw,30rem)]"
    >
      {/* Disabled until scripts run: what is typed or clicked before would be lost. */}
      <fieldset
        disabled={!alive}
        className="mx-auto w-full max-w-4xl min-w-0 space-y-4 px-4 pt-5 pb-8 sm:px-6"
      >
        <legend className="sr-only">Token and answers</legend>
        <div>
          <h1 className="text-base font-semibold">Cube</h1>
          <p className="text-muted">
            Predict how Cube handles a token with these settings. Nothing is sent to your Cube until you
            select <b>Test against your Cube</b>.
          </p>
        </div>
        <TokenChoice view={view} cube={cube} />
        <FilterField cube={cube} />
        <div className="flex flex-wrap items-center gap-3">
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
          <details onToggle={(event) => setEditing(event.currentTarget.open)}>
            <summary className="w-fit text-muted hover:text-ink">What if the claims were different?</summary>
            {editing && (
              <WhatIf claims={cube.replayed.claims} cube={cube} sign={actions.signToken} now={view.now} />
            )}
          </details>
        )}
      </fieldset>
      <aside
        aria-label="Cube's settings"
        className="min-w-0 border-line bg-panel max-lg:border-t lg:border-l"
      >
        <fieldset disabled={!alive} className="min-w-0 space-y-4 px-4 pt-5 pb-8 sm:px-6">
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
      {answer && <CubeAnswer answer={answer} is_demo={view.is_demo} now={view.now} />}
      <p data-expected className={answer?.real.up ? 'text-muted' : 'text-[0.9375rem] font-semibold'}>
        <span className="font-normal text-muted">Expected:</span> {visibleText(line.text)}
      </p>
      {others.length > 0 && (
        <ul
          aria-label="Findings"
          className="divide-y divide-line rounded-md border border-line bg-panel *:px-3 *:py-2"
        >
          {others.map((finding) => (
            <Finding key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
      <Readers outcome={outcome} settings={settings} />
      {replayed.model && <ModelResults model={replayed.model} />}
      {replayed.configuration && <HookResults configuration={replayed.configuration} />}
      <Outcomes replay={replay} />
      <Elsewhere />
    </section>
  );
}

/** What isn’t predicted, in a sentence each. */
const Elsewhere = () => (
  <details className="text-muted">
    <summary className="w-fit hover:text-ink">GraphQL, WebSocket, and the SQL API</summary>
    <ul className="mt-1 list-disc space-y-1 pl-5">
      <li>GraphQL checks the token in the same way, and needs the API scope graphql.</li>
      <li>A WebSocket checks the token once, when it connects. It stays open after the token has expired.</li>
      <li>
        The SQL API doesn’t use a JWT. It checks a user name and password, and checkSqlAuth sets its security
        context.
      </li>
      <li>
        Cube 1.x reads <span className="wire">X-Cube-Authorization</span> before{' '}
        <span className="wire">Authorization</span>.
      </li>
    </ul>
  </details>
);
