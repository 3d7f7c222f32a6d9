import { WireText } from '@/components/ui/wire-text';
import type { Message, Party } from '@/lib/run/sequence';
import { timeOf } from './sequence-diagram';
import { stories } from './stories';

type Props = { messages: Message[]; names: Record<Party, string> };

/** The messages as text: what is sent, who sees it, and why. */
export function SequenceStory({ messages, names }: Props) {
  return (
    <ol className="space-y-4">
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of the messages is what they are
        <li key={index} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2">
          <span className="text-right text-muted tabular-nums">{index + 1}</span>
          <div data-message={message.kind} className="min-w-0">
            <h2 className="font-medium">
              {names[message.from]}
              {message.from !== message.to && <> → {names[message.to]}</>}
              <span className="ml-2 text-xs font-normal text-muted">{timeOf(message)}</span>
            </h2>
            <p className={`wire text-xs ${message.failed ? 'text-fail' : 'text-muted'}`}>
              <WireText text={message.label} />
            </p>
            {message.kind !== 'answer' && <Story kind={message.kind} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What is sent, who sees it, why. */
export function Story({ kind }: { kind: keyof typeof stories }) {
  const { what, who, why } = stories[kind];
  return (
    <dl data-story={kind} className="mt-1 grid gap-x-3 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-0.5">
      <dt className="text-muted">What is sent</dt>
      <dd>{what}</dd>
      <dt className="text-muted max-sm:mt-1.5">Who sees it</dt>
      <dd>{who}</dd>
      <dt className="text-muted max-sm:mt-1.5">Why</dt>
      <dd>{why}</dd>
    </dl>
  );
}
