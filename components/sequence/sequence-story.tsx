'use client';

import { WireText } from '@/components/ui/wire-text';
import type { Message, Party } from '@/lib/run/sequence';
import { timeOf } from './sequence-diagram';
import { Story } from './story';

type Props = { messages: Message[]; names: Record<Party, string> };

const partiesOf = ({ from, to }: Message, names: Props['names']): string =>
  from === to ? names[from] : `${names[from]} → ${names[to]}`;

/** The messages as text: what is sent, who sees it, and why. */
export function SequenceStory({ messages, names }: Props) {
  return (
    <ol className="messages">
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of the messages is what they are
        <li key={index}>
          <span>{index + 1}</span>
          <div data-message={message.kind}>
            <h2>
              {partiesOf(message, names)}
              <span>{timeOf(message)}</span>
            </h2>
            <p className={message.failed ? 'wire text-fail' : 'wire'}>
              <WireText text={message.label} />
            </p>
            {message.kind !== 'answer' && <Story kind={message.kind} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
