import { CopyButton } from '@/components/ui/copy-button';
import { Expiry } from '@/components/ui/distance';
import { WireBlock } from '@/components/ui/wire-block';
import { consoleSnippet } from '@/lib/cube/console-snippet';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';

type Props = {
  token: string;
  token_name: string;
  playground: string;
  /** Unix time in milliseconds. */
  now: number;
};

/** Uses the labels of Cube’s Developer Playground, 0.33 to 1.7. */
export function HowToPaste({ token, token_name, playground, now }: Props) {
  const exp = decode(token).payload?.object?.exp;
  return (
    <>
      <ol className="list-decimal space-y-1 pl-5">
        <li>
          Open{' '}
          <a className="link" href={playground} target="_blank" rel="noreferrer">
            Cube's Developer Playground
          </a>{' '}
          at <span className="wire">{visibleText(playground.split('/#/', 1).join(''))}</span> and select{' '}
          <b>Add Security Context</b>. With a saved token, the button is called <b>Edit Security Context</b>.
        </li>
        <li>
          On the <b>Token</b> tab, paste it and select the checkmark, or press Enter. If a token is already
          there, select the pencil first.
        </li>
        <li>
          Don’t use the <b>JSON</b> tab. Its <b>Save</b> button re-signs the claims with Cube’s secret, so the
          result isn’t your provider’s token.
        </li>
        {typeof exp === 'number' && (
          <li>
            This token <Expiry at={exp} now={now} />. After that, a Cube in dev mode silently ignores it.
          </li>
        )}
      </ol>
      <div className="mt-2 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-xs font-semibold text-muted">
          Or run this in the browser console on the Playground page
        </h3>
        <CopyButton text={consoleSnippet(token)} label="Copy snippet" className="button button-small" />
      </div>
      <p className="text-muted">It saves the token where the Playground stores it, and reloads the page.</p>
      <h3 className="mt-2 mb-1 text-xs font-semibold text-muted">The {token_name} itself</h3>
      <WireBlock text={token} whole />
    </>
  );
}
