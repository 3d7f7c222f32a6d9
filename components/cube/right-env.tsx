import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { type EnvLine, envText } from '@/lib/cube/env-text';

type Props = { lines: readonly EnvLine[]; use: () => void };

/** The recommended lines for the profile and the token, to copy, to download, or to apply to the fields. */
export function RightEnv({ lines, use }: Props) {
  const text = envText(lines);
  return (
    <section aria-label="Recommended .env" data-section="recommended-env" className="space-y-2">
      <div className="row row-tight">
        <h2 className="basis-full text-[0.9375rem] font-semibold">Recommended .env</h2>
        <CopyButton text={text} label="Copy .env" className="button button-small" />
        <button
          type="button"
          data-action="download-env"
          className="button button-small"
          onClick={() => download(text)}
        >
          Download
        </button>
        <button type="button" data-action="apply-env" className="button button-small" onClick={use}>
          Apply
        </button>
      </div>
      <WireBlock text={text} />
    </section>
  );
}

/** The text is in the page already: a link would have it a second time. */
function download(text: string) {
  const link = document.createElement('a');
  link.download = 'claimcheck.env';
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  link.click();
}
