import { CopyButton } from '@/components/ui/copy-button';
import { Expiry } from '@/components/ui/distance';
import { WireBlock } from '@/components/ui/wire-block';
import { consoleSnippet } from '@/lib/cube/console-snippet';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';

type Props = {
  id_token: string;
  playground: string;
  /** Unix time in milliseconds. */
  now: number;
};

/** The labels are those of Cube's Developer Playground, 0.33 to 1.7. */
export function HowToPaste({ id_token, playground, now }: Props) {
  const exp = decode(id_token).payload?.object?.exp;
  return (
    <>
      <ol className="list-decimal space-y-1 pl-5">
        <li>
          Open{' '}
          <a className="link" href={playground} target="_blank" rel="noreferrer">
            Cube's Developer Playground
          </a>{' '}
          at <span className="wire">{visibleText(playground.split('/#/', 1).join(''))}</span> and press{' '}
          <b>Add Security Context</b>. Once a token is saved, the button is called{' '}
          <b>Edit Security Context</b>.
        </li>
        <li>
          Choose the tab <b>Token</b>, paste, and press the button with the tick, or Enter. A token that is
          already there must be opened with the pencil first.
        </li>
        <li>
          Leave the tab <b>JSON</b> alone: its Save signs the claims anew with Cube's own secret, and the
          result is no longer your provider's token.
        </li>
        {typeof exp === 'number' && (
          <li>
            The pasted token <Expiry at={exp} now={now} />. After that a Cube in dev mode says nothing, and
            shows every tenant's rows.
          </li>
        )}
      </ol>
      <div className="mt-2 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-xs font-semibold text-muted">
          Or in the browser's console, on the Playground's page
        </h3>
        <CopyButton text={consoleSnippet(id_token)} label="Copy snippet" className="button button-small" />
      </div>
      <p className="text-muted">It saves the token where the Playground keeps it, and reloads the page.</p>
      <h3 className="mt-2 mb-1 text-xs font-semibold text-muted">The id_token itself</h3>
      <WireBlock text={id_token} whole />
    </>
  );
}
