import type { Explanation } from '@/lib/failure';
import { visibleText } from '@/lib/visible-text';

type Props = {
  explanation: Explanation;
  /** What the provider said, to the letter. */
  answer?: string | undefined;
};

/** Why something did not work: what was seen, what was expected, what to do. */
export function ExplanationBox({ explanation, answer }: Props) {
  const { title, seen, expected, causes, fix, source } = explanation;
  return (
    <div role="alert" className="space-y-2 rounded-md border border-fail bg-fail-soft px-3 py-2.5">
      <h3 className="font-semibold text-fail">{title}</h3>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Row name="Seen">{visibleText(seen)}</Row>
        <Row name="Expected">{visibleText(expected)}</Row>
        {causes.length > 0 && (
          <Row name="Usual causes">
            <ul className="list-disc pl-4">
              {causes.map((cause) => (
                <li key={cause}>{visibleText(cause)}</li>
              ))}
            </ul>
          </Row>
        )}
        <Row name="What to do">{visibleText(fix)}</Row>
      </dl>
      {answer && (
        <div>
          <p className="text-muted">The provider's own answer</p>
          <pre className="wire-block">{visibleText(answer)}</pre>
        </div>
      )}
      <a className="link" href={source.url} rel="noreferrer">
        {source.text}
      </a>
    </div>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
