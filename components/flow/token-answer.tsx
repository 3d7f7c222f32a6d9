import { ColouredToken, TokenKey } from '@/components/token/coloured-token';
import { WireBlock } from '@/components/ui/wire-block';
import type { HttpExchange } from '@/lib/http/transcript';
import { indentJson } from '@/lib/json/indent';
import { mainToken } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';
import { CopyToken } from './copy-token';
import { pageUrl } from './page-url';

/** The request that returned the tokens of the sign-in. */
export const tokenExchange = ({ transcript, profile }: VisibleRun): HttpExchange | undefined =>
  transcript.find(
    ({ url, request }) =>
      url === profile.metadata.token_endpoint && !request.body?.includes('grant_type=refresh_token'),
  );

/** The response of the token endpoint, masked unless revealed, and the token. */
export function TokenAnswer({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { response } = tokenExchange(run) ?? {};
  const main = mainToken(run);
  return (
    <>
      {response && (
        <section aria-label="Token response">
          <div className="row mb-1">
            <h3 className="label">
              Response · HTTP {response.status} {view.revealed ? '' : '· tokens masked'}
            </h3>
            <a
              data-action={view.revealed ? 'mask' : 'reveal'}
              className="link text-xs"
              href={`${pageUrl(view, { revealed: !view.revealed })}#exchange`}
            >
              {view.revealed ? 'Mask code and tokens' : 'Reveal code and tokens'}
            </a>
          </div>
          <WireBlock text={indentJson(response.body)} />
        </section>
      )}
      {main && (
        <section aria-label={main.name}>
          <div className="row mb-1">
            <h3 className="label">{main.name}</h3>
            <TokenKey />
            {!run.verification && <CopyToken view={view} className="button button-small ml-auto" />}
          </div>
          <ColouredToken token={main.token} />
        </section>
      )}
    </>
  );
}
