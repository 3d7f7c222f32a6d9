'use client';

import { type FormEvent, useState } from 'react';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { described, Labelled } from '@/components/ui/labelled';
import { useAction } from '@/components/ui/use-action';
import type { LookAtProvider, LookedAt } from '@/lib/views/provider';
import { ProviderReport } from './provider-report';

const id = 'provider-url';
const hint =
  'A discovery URL, an issuer, a user pool ID, or a token. Claimcheck requests only the document and its keys.';

/** Enter a URL to see everything that the provider publishes about itself. */
export function ProviderPage({ look }: { look: LookAtProvider }) {
  const [url, setUrl] = useState('');
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const { busy, silent, work } = useAction();

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    work(async () => setLooked(await look({ url })));
  }

  return (
    <main id="content" data-page="provider" className="page space-y-4">
      <h1 className="title">Check a provider</h1>
      <form onSubmit={onSubmit} noValidate className="space-y-3">
        <Labelled id={id} label="Discovery Document URL" hint={hint}>
          <input
            {...described({ id, hint })}
            className="field wire w-full"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            placeholder="https://provider.example/.well-known/openid-configuration"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        </Labelled>
        <button type="submit" className="button button-primary" data-action="look" disabled={busy}>
          {busy ? 'Checking…' : 'Check provider'}
        </button>
      </form>
      <div role="status">
        {silent && (
          <p className="is-fail" data-note="no-response">
            Can’t reach Claimcheck. Check that it’s still running, then try again.
          </p>
        )}
      </div>
      {looked && !looked.ok && (
        <section aria-labelledby="provider-failed">
          <h2 id="provider-failed" className="sr-only">
            Result
          </h2>
          <ExplanationBox {...looked} />
        </section>
      )}
      {looked?.ok && <ProviderReport provider={looked.provider} />}
    </main>
  );
}
