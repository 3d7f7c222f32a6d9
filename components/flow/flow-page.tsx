import { Header } from '@/components/ui/header';
import type { Actions, FlowView } from '@/lib/views/flow';
import { AuthorizeStep } from './authorize-step';
import { ConfigureStep } from './configure-step';
import { CubeStep } from './cube-step';
import { ExchangeStep } from './exchange-step';
import { Transcript } from './transcript';
import { VerifyStep } from './verify-step';

/** The five steps, with the transcript beside them. */
export function FlowPage({ view, actions }: { view: FlowView; actions: Actions }) {
  return (
    <>
      <Header view={view} actions={actions} />
      <main className="lg:grid lg:min-h-[calc(100dvh-3rem)] lg:grid-cols-[minmax(0,1fr)_clamp(22rem,34vw,38rem)]">
        <h1 className="sr-only">From a discovery document to a verified id_token</h1>
        <div className="mx-auto flex w-full max-w-4xl min-w-0 flex-col px-4 pt-5 sm:px-6">
          <ConfigureStep view={view} actions={actions} />
          <AuthorizeStep view={view} />
          <ExchangeStep view={view} actions={actions} />
          <VerifyStep view={view} />
          <CubeStep view={view} />
        </div>
        <Transcript
          exchanges={view.run?.transcript ?? []}
          client_id={view.profile.client_id}
          {...(view.run && { run: { id: view.run.id, revealed: view.revealed } })}
        />
      </main>
    </>
  );
}
