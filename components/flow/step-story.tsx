import type { stories } from '@/components/sequence/stories';
import { Story } from '@/components/sequence/story';

type Told =
  | 'discovery'
  | 'authorization-request'
  | 'authorization-response'
  | 'token-request'
  | 'machine-request'
  | 'keys'
  | 'verify';

const titles: Record<Told, string> = {
  discovery: 'The discovery document is read',
  'authorization-request': 'The browser sends the request to the provider',
  'authorization-response': 'The browser returns with a code',
  'token-request': 'The code is exchanged for the tokens',
  'machine-request': 'The client gets a token for itself',
  keys: 'The keys are read',
  verify: 'The token is checked',
};

/** What a step sends, who sees it, and why, for the audience of a presenter. */
export function StepStory({ kinds }: { kinds: (Told & keyof typeof stories)[] }) {
  return (
    <div className="space-y-3 rounded-md border border-line bg-accent-soft px-3 py-2">
      {kinds.map((kind) => (
        <div key={kind}>
          <h3 className="font-semibold">{titles[kind]}</h3>
          <Story kind={kind} />
        </div>
      ))}
    </div>
  );
}
