'use client';

import dynamic from 'next/dynamic';
import { type FormEvent, useEffect, useRef } from 'react';
import { useAlive } from '@/components/ui/use-alive';
import type { InspectActions, KnownIssuer } from '@/lib/views/inspect';
import { ExpectationFields } from './expectation-fields';
import { KeysFields } from './keys-fields';
import { NextStep } from './next-step';
import { TokenField } from './token-field';
import { useInspection } from './use-inspection';
import { type TokenState, useToken } from './use-token';

// The display of a token is loaded separately.
const loadVerdict = () => import('./verdict-section').then((module) => module.VerdictSection);
const loadChanges = () => import('./claim-changes').then((module) => module.ClaimChanges);
const VerdictSection = dynamic(loadVerdict);
const ClaimChanges = dynamic(loadChanges);

type Props = {
  known: KnownIssuer[];
  /** When the page was made. Unix time in milliseconds. */
  now: number;
  actions: InspectActions;
};

/** Decodes, verifies, and compares any token. Nothing is stored. */
export function Inspector({ known, now, actions }: Props) {
  const inspection = useInspection(actions, known);
  const other = useToken();
  const alive = useAlive();
  const form = useRef<HTMLFormElement>(null);
  const { subject, problems, busy, silent, judged } = inspection;

  // Loads it right after hydration, so that a paste works even if the server was stopped meanwhile.
  useEffect(() => {
    Promise.all([loadVerdict(), loadChanges()]).catch(() => {});
  }, []);

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problems]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    inspection.judge();
  }

  return (
    <main
      id="content"
      className="lg:grid lg:min-h-[calc(100dvh-3rem)] lg:grid-cols-[minmax(0,1fr)_clamp(20rem,28vw,26rem)]"
    >
      <div className="mx-auto w-full max-w-5xl min-w-0 space-y-4 px-4 pt-5 pb-5 sm:px-6">
        <div>
          <h1 className="text-base font-semibold">Inspect</h1>
          <p className="text-muted">
            Paste a token, or any text that contains one. Decoding happens in your browser. The token is sent
            only to your local Claimcheck server, and only when you select <b>Verify</b>.
          </p>
        </div>
        <TokenField
          id="inspect-token"
          label="Token"
          placeholder="eyJ…, Bearer eyJ…, a URL, a token response"
          problem={subject.text === '' ? problems.token : undefined}
          state={subject}
        />
        <NextStep inspection={inspection} alive={alive} />
        <VerdictSection inspection={inspection} now={now} />
        <details data-part="compare">
          <summary className="w-fit text-muted hover:text-ink">Compare with another token</summary>
          <div className="mt-2 space-y-4">
            <TokenField id="inspect-other" label="Compare with" placeholder="Another token" state={other} />
            <Comparison subject={subject} other={other} now={now} />
          </div>
        </details>
        <noscript>
          <p>Inspect requires JavaScript: the token is decoded in your browser.</p>
        </noscript>
      </div>
      <aside
        aria-label="Keys and expectations"
        className="min-w-0 border-line bg-panel max-lg:border-t lg:border-l"
      >
        <form
          ref={form}
          onSubmit={onSubmit}
          noValidate
          className="scroll-pb-16 px-4 pt-5 sm:px-6 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto"
        >
          {/* Disabled until scripts run, because earlier input would be lost. */}
          <fieldset disabled={!alive} className="min-w-0 space-y-5">
            <KeysFields inspection={inspection} />
            <ExpectationFields inspection={inspection} known={known} />
            <div className="-mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-panel px-4 py-3 sm:-mx-6 sm:px-6 lg:sticky lg:bottom-0">
              <button
                type="submit"
                data-action="verify"
                className={judged?.stale ? 'button button-primary' : 'button'}
                disabled={busy}
              >
                Verify
              </button>
              <p role="status" className="min-w-0 flex-1 text-muted">
                {busy && 'Verifying…'}
                {!busy && judged && <span className="sr-only">Result: {judged.result.verdict}</span>}
                {silent &&
                  'Can’t reach Claimcheck. Check that it’s still running, then try again. Your input is kept.'}
              </p>
            </div>
          </fieldset>
        </form>
      </aside>
    </main>
  );
}

function Comparison(props: { subject: TokenState; other: TokenState; now: number }) {
  const { subject, other, now } = props;
  if (subject.token === null || other.token === null) return null;
  const before = subject.token.decoded.payload?.object;
  const after = other.token.decoded.payload?.object;
  if (!before || !after) {
    return (
      <section aria-label="Differences" data-section="changes">
        <h2 className="text-[0.9375rem] font-semibold">Differences</h2>
        <p className="text-muted">Can’t read the claims of the {before ? 'second' : 'first'} token.</p>
      </section>
    );
  }
  return <ClaimChanges before={before} after={after} now={now} />;
}
