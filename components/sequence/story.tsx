import { stories } from './stories';

/** What is sent, who sees it, why. */
export function Story({ kind }: { kind: keyof typeof stories }) {
  const { what, who, why } = stories[kind];
  return (
    <dl data-story={kind} className="story">
      <dt>What is sent</dt>
      <dd>{what}</dd>
      <dt>Who sees it</dt>
      <dd>{who}</dd>
      <dt>Why</dt>
      <dd>{why}</dd>
    </dl>
  );
}
