import { type Party, sequenceOf } from '@/lib/run/sequence';
import type { VisibleRun } from '@/lib/run/visible-run';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import { SequenceDiagram } from './sequence-diagram';
import { SequenceStory } from './sequence-story';

/** A sign-in as a sequence of messages, with an explanation of each. */
export function SequencePage({ run }: { run: VisibleRun }) {
  const messages = sequenceOf(run);
  const provider = visibleText(run.profile.name);
  const names: Record<Party, string> = {
    browser: 'Browser',
    claimcheck: 'Claimcheck',
    provider,
    cube: 'Cube',
  };
  return (
    <main id="content" className="mx-auto max-w-[100rem] px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h1 className="text-base font-semibold">Sequence diagram</h1>
        <a className="link" href={`/runs/${run.id}`}>
          Back to the sign-in
        </a>
      </div>
      <p className="mb-4 text-muted">
        {`With ${provider}, started at ${utc(run.created_at)}. Timings are from this sign-in.`}
      </p>
      <div className="sequence">
        <div className="min-w-0">
          <SequenceDiagram messages={messages} names={names} />
        </div>
        <SequenceStory messages={messages} names={names} />
      </div>
    </main>
  );
}
