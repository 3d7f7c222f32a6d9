import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { WireText } from '@/components/ui/wire-text';
import { indentJson } from '@/lib/json/indent';
import { type JsonPiece, readableJson } from '@/lib/json/readable';
import type { JsonPart } from '@/lib/verify/json-object';

const colors: Record<JsonPiece['kind'], string | undefined> = {
  key: 'code-key',
  string: 'code-string',
  other: 'code-other',
  mark: undefined,
};

/** `of`: which part of the token it is. Each lights up where the other is pointed at. */
type Props = { title: string; of: 'Header' | 'Payload'; part: JsonPart };

const headings = { Header: 'tok-h', Payload: 'tok-p' };

/** A header or payload as JSON: decoded, indented, and colored. As it is in the token, where that differs. */
export function JsonView({ title, of, part: { object, text } }: Props) {
  if (object === null) {
    return (
      <section aria-label={title}>
        <h3 className="label mb-1">{title}</h3>
        <WireBlock text={text} whole />
      </section>
    );
  }
  const pieces = readableJson(text);
  const decoded = pieces.map((piece) => piece.text).join('');
  const raw = indentJson(text);
  return (
    <section aria-label={title} data-json-of={of}>
      <div className="row mb-1">
        <h3 className={`label mr-auto ${headings[of]}`}>{title}</h3>
        <CopyButton text={decoded} label="Copy JSON" className="button button-small" />
        <a
          className="button button-small"
          download={`${title.toLowerCase()}.json`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(decoded)}`}
        >
          Download
        </a>
      </div>
      <pre className="wire-block">
        {pieces.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
          <span key={index} className={colors[piece.kind]}>
            <WireText text={piece.text} />
          </span>
        ))}
      </pre>
      {raw !== decoded && (
        <details className="fold mt-2">
          <summary>Raw, as in the token</summary>
          <WireBlock text={raw} whole />
        </details>
      )}
    </section>
  );
}
