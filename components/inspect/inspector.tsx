'use client';

import dynamic from 'next/dynamic';
import { type FormEvent, useEffect, useRef } from 'react';
import { useAlive } from '@/components/ui/use-alive';
import type { InspectActions, KnownIssuer } from '@/lib/views/inspect';
import { ExpectationFields } from './expectation-fields';
import { KeysFields } from './keys-fields';
import { TokenField } from './token-field';
import { useInspection } from './use-inspection';
import { type TokenState, useToken } from './use-token';

// What shows a token is no part of the page that waits for one.
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

/** Any token: what it says, whether it holds, and how it differs from another. Nothing of it is kept anywhere. */
export function Inspector({ known, now, actions }: Props) {
  const inspection = useInspection(actions);
  const other = useToken();
  const alive = useAlive();
  const form = useRef<HTMLFormElement>(null);
  const { subject, problems, busy, silent, has_keys, judged } = inspection;

  // As soon as the page is alive: a paste must not fail for a server that was stopped meanwhile.
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
    <main className="lg:grid lg:min-h-[calc(100dvh-3rem)] lg:grid-cols-[minmax(0,1fr)_clamp(20rem,28vw,26rem)] lg:grid-rows-[auto_1fr]">
      <div className="mx-auto w-full max-w-5xl min-w-0 space-y-4 px-4 pt-5 pb-5 sm:px-6">
        <div>
          <h1 className="text-base font-semibold">Inspect</h1>
          <p className="text-muted">
            Paste a token, or anything with a token in it. It is decoded in this page; it goes to Claimcheck's
            own server when you press a button, and nowhere else.
          </p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TokenField
            id="inspect-token"
            label="Token"
            placeholder="eyJ…, Bearer eyJ…, an address, a token response"
            problem={subject.text === '' ? problems.token : undefined}
            state={subject}
          />
          <TokenField
            id="inspect-other"
            label="Compare with"
            placeholder="Another token, if you want to see what differs"
            state={other}
          />
        </div>
      </div>
      <aside
        aria-label="Keys and expectations"
        className="min-w-0 border-line bg-panel max-lg:border-y lg:row-span-2 lg:border-l"
      >
        <form
          ref={form}
          onSubmit={onSubmit}
          noValidate
          className="scroll-pb-16 px-4 pt-5 sm:px-6 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto"
        >
          {/* Disabled until scripts run: what is typed or clicked before would be lost. */}
          <fieldset disabled={!alive} className="min-w-0 space-y-5">
            <KeysFields inspection={inspection} />
            <ExpectationFields inspection={inspection} known={known} />
            <div className="-mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-panel px-4 py-3 sm:-mx-6 sm:px-6 lg:sticky lg:bottom-0">
              <button
                type="submit"
                data-action="verify"
                className={has_keys ? 'button button-primary' : 'button'}
                disabled={busy}
              >
                Verify
              </button>
              <p role="status" className="min-w-0 flex-1 text-muted">
                {busy && 'Asking …'}
                {!busy && judged && <span className="sr-only">Verdict: {judged.result.verdict}</span>}
                {silent &&
                  'Claimcheck did not answer. Is it still running? What you typed is still here; try again.'}
              </p>
            </div>
          </fieldset>
        </form>
      </aside>
      <div className="mx-auto w-full max-w-5xl min-w-0 space-y-6 px-4 pb-8 sm:px-6 max-lg:pt-5">
        <noscript>
          <p>Inspect needs JavaScript: the token is decoded in the browser.</p>
        </noscript>
        <Comparison subject={subject} other={other} now={now} />
        <VerdictSection inspection={inspection} now={now} />
      </div>
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
        <p className="text-muted">
          {before ? 'The token to compare with' : 'The first token'} has no claims that can be read.
        </p>
      </section>
    );
  }
  return <ClaimChanges before={before} after={after} now={now} />;
}
