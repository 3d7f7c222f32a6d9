import type { ReactNode } from 'react';
import type { Explanation } from '@/lib/oidc/explanation';
import { visibleText } from '@/lib/text/visible-text';
import { WireBlock } from './wire-block';
import { WireText } from './wire-text';

type Props = {
  explanation: Explanation;
  /** The kind of failure. */
  kind?: string | undefined;
  /** The provider's unchanged response. */
  answer?: string | undefined;
};

/** Why something failed: what happened, possible causes, and how to fix it. */
export function ExplanationBox({ explanation, kind, answer }: Props) {
  const { title, seen, expected, causes, fix, source } = explanation;
  return (
    <div role="alert" data-failure={kind ?? 'unknown'} className="card border-fail">
      <h3 className="bg-fail-soft px-4 py-2 font-semibold text-fail">{visibleText(title)}</h3>
      <dl className="terms px-4 py-3">
        <Row id="seen" name="What happened">
          <WireText text={seen} />
        </Row>
        <Row id="expected" name="Expected">
          <WireText text={expected} />
        </Row>
        {causes.length > 0 && (
          <Row id="causes" name="Possible causes">
            <ul className="bullets">
              {causes.map((cause) => (
                <li key={cause}>{visibleText(cause)}</li>
              ))}
            </ul>
          </Row>
        )}
        <Row id="fix" name="How to fix it">
          <b className="font-medium">{visibleText(fix)}</b>
        </Row>
        {answer !== undefined && (
          <Row id="answer" name="Raw response">
            <Answer text={answer} />
          </Row>
        )}
        <Row id="source" name="Learn more">
          <a className="link" href={source.url} rel="noreferrer">
            {source.text}
          </a>
        </Row>
      </dl>
    </div>
  );
}

/** An HTML error page is long and contains little information. */
function Answer({ text }: { text: string }) {
  if (!/<(!doctype|html)\b/i.test(text.slice(0, 1000))) return <WireBlock text={text} />;
  return (
    <details className="fold">
      <summary>HTML page, {text.length} characters</summary>
      <WireBlock text={text} />
    </details>
  );
}

function Row({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-part={id}>{children}</dd>
    </>
  );
}
