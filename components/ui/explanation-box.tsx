import type { ReactNode } from 'react';
import type { Explanation } from '@/lib/oidc/explanation';
import { visibleText } from '@/lib/text/visible-text';
import { WireBlock } from './wire-block';
import { WireText } from './wire-text';

type Props = {
  explanation: Explanation;
  /** What went wrong, by the name of its kind. */
  kind?: string | undefined;
  /** What the provider said, to the letter. */
  answer?: string | undefined;
};

/** Why something did not work: what was seen, what was expected, what to do. */
export function ExplanationBox({ explanation, kind, answer }: Props) {
  const { title, seen, expected, causes, fix, source } = explanation;
  return (
    <div role="alert" data-failure={kind ?? 'unknown'} className="rounded-md border border-fail bg-panel">
      <h3 className="rounded-t-[5px] bg-fail-soft px-3 py-1.5 font-semibold text-fail">
        {visibleText(title)}
      </h3>
      <div className="space-y-2.5 px-3 py-2.5">
        <dl className="grid gap-x-4 sm:grid-cols-[7.5rem_minmax(0,1fr)] sm:gap-y-1.5">
          <Row id="seen" name="Seen">
            <WireText text={seen} />
          </Row>
          <Row id="expected" name="Expected">
            <WireText text={expected} />
          </Row>
          {causes.length > 0 && (
            <Row id="causes" name="Usual causes">
              <ul className="list-disc space-y-0.5 pl-4">
                {causes.map((cause) => (
                  <li key={cause}>{visibleText(cause)}</li>
                ))}
              </ul>
            </Row>
          )}
          <Row id="fix" name="What to do">
            <span className="font-medium">{visibleText(fix)}</span>
          </Row>
          {answer !== undefined && (
            <Row id="answer" name="To the letter">
              <WireBlock text={answer} />
            </Row>
          )}
          <Row id="source" name="Read more">
            <a className="link" href={source.url} rel="noreferrer">
              {source.text}
            </a>
          </Row>
        </dl>
      </div>
    </div>
  );
}

function Row({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted max-sm:not-first:mt-2">{name}</dt>
      <dd data-part={id} className="min-w-0 wrap-anywhere">
        {children}
      </dd>
    </>
  );
}
