import { CopyButton } from '@/components/ui/copy-button';
import { Distance } from '@/components/ui/distance';
import { PostButton } from '@/components/ui/post-button';
import { WireText } from '@/components/ui/wire-text';
import { playgroundUrl } from '@/lib/cube/cube-query';
import { envText } from '@/lib/cube/env-text';
import { filterOf } from '@/lib/cube/filter-of';
import { forecastLine } from '@/lib/cube/forecast-line';
import { isJsonObject } from '@/lib/json/object';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import { isMachine } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import type { CubeView, FlowView } from '@/lib/views/flow';

type Props = { view: FlowView; run: VisibleRun; cube: CubeView };

/** How Cube handles the token: actual after a test, predicted before. And its recommended `.env`. */
export function CubeOutlook({ view, run, cube }: Props) {
  return (
    <>
      <div
        className="card-split"
        data-predicted={cube.replay.enforced.load.status}
        data-rows={cube.replay.enforced.load.rows}
        data-dev-rows={cube.replay.dev.load.rows}
        data-assumed={cube.assumed}
      >
        <div className="card-part space-y-2">
          <h2 className="label">In Cube</h2>
          <Outlook view={view} cube={cube} />
          <div className="row">
            <PostButton
              id="test-cube"
              label="Test against your Cube"
              pending="Testing…"
              action={`/runs/${run.id}/cube`}
              fields={{ token: cube.token_name }}
              className="button"
            />
            <a
              className="link"
              href={playgroundUrl(cube.cube_url, cube.query)}
              target="_blank"
              rel="noreferrer"
            >
              Open Developer Playground ↗
            </a>
          </div>
          <p className="quiet text-xs">
            Sends the {cube.token_name}. Calls only <code>/meta</code> and <code>/sql</code> of{' '}
            {visibleText(cube.cube_url)}. No rows are read.
          </p>
        </div>
        <div className="card-part space-y-2">
          <h2 className="label">Security context</h2>
          <Context cube={cube} />
          <div className="row">
            <CopyButton text={envText(cube.fitting)} label="Copy recommended .env" />
            <a
              data-action="cube-details"
              className="link"
              href={`/cube?${new URLSearchParams({ run: run.id })}`}
            >
              View details and .env
            </a>
          </div>
        </div>
      </div>
      {isMachine(run) && decode(cube.token).payload?.object?.aud === undefined && (
        <p className="card-part bg-warn-soft text-warn" data-note="no-audience">
          <b className="font-semibold">This token has no </b>
          <code className="wire">aud</code>. A Cube with CUBEJS_JWT_AUDIENCE rejects it.
        </p>
      )}
      {isPoolIssuer(run.profile.metadata.issuer) && !isMachine(run) && (
        <p className="card-part bg-warn-soft text-warn" data-note="audience">
          <b className="font-semibold">Cube’s guide sets CUBEJS_JWT_AUDIENCE to a URL.</b> Cognito puts your
          app client ID into <code className="wire">aud</code>. Use that instead.
        </p>
      )}
    </>
  );
}

function Outlook({ view: { now }, cube }: { view: FlowView; cube: CubeView }) {
  const { text } = forecastLine(cube.replay, filterOf(cube));
  const predicted = (
    <>
      <span className="tag-expected">Expected</span>
      {visibleText(text)}
      {cube.assumed && <span className="quiet"> if you use the recommended .env</span>}
    </>
  );
  if (!cube.answer) return <p data-cube="expected">{predicted}</p>;
  const { real, comparisons } = cube.answer;
  if (!real.up) {
    return (
      <>
        <p data-cube="unreachable" className="is-fail font-medium">
          <i className="i i-fail" /> Couldn’t reach {visibleText(cube.cube_url)}{' '}
          <a className="link" href="#cube">
            See why
          </a>
        </p>
        <p className="quiet">{predicted}</p>
      </>
    );
  }
  const agrees = comparisons.every((each) => each.agrees !== false);
  const rows = comparisons.find(({ what }) => what === 'rows')?.real ?? '';
  const status = real.meta.status === 200 && agrees ? 'pass' : 'warn';
  return (
    <>
      <p data-cube="actual" className="font-medium">
        <i className={`i i-${status} is-${status}`} /> Your Cube returned {real.meta.status},{' '}
        <WireText text={rows} />{' '}
        <span className="quiet font-normal">
          <Distance to={real.asked_at} now={now} />
        </span>{' '}
        <a className="link font-normal" href="#cube">
          Details
        </a>
      </p>
      <p className="quiet">{predicted}</p>
    </>
  );
}

/** The security context as Cube's data model sees it. */
function Context({ cube: { replay } }: { cube: CubeView }) {
  const context = replay.enforced.modelContext ?? replay.enforced.securityContext;
  if (!isJsonObject(context)) return <p className="quiet">None</p>;
  const members = Object.entries(context).slice(0, 6);
  if (members.length === 0) return <p className="quiet">Empty</p>;
  return (
    <p className="members">
      {members.map(([name, value]) => (
        <span key={name}>
          <code className="wire quiet">{visibleText(name)}</code>{' '}
          <WireText text={shortened(typeof value === 'string' ? value : JSON.stringify(value))} />
        </span>
      ))}
    </p>
  );
}

const shortened = (text: string) => (text.length > 48 ? `${text.slice(0, 48)}…` : text);
