import { CubeAnswer } from '@/components/cube/cube-answer';
import { HowToPaste } from '@/components/cube/how-to-paste';
import { playgroundUrl } from '@/lib/cube/cube-query';
import { filterOf } from '@/lib/cube/filter-of';
import { forecastLine } from '@/lib/cube/forecast-line';
import { visibleText } from '@/lib/text/visible-text';
import type { CubeView, FlowView, VisibleRun } from '@/lib/views/flow';
import { CopyToken } from './copy-token';
import { StepSection } from './step-section';
import { standing } from './step-status';

/** Copy stays in reach while a token is shown, however long its claims are. */
const inReach = 'sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas px-4 pt-3 sm:-mx-6 sm:px-6';

export function CubeStep({ view }: { view: FlowView }) {
  const { run, cube } = view;
  const token = cube?.token ?? run?.token_response?.id_token;
  const playground = playgroundUrl(cube?.cube_url ?? view.profile.cube_url, cube?.query ?? null);
  return (
    <StepSection
      label="Use in Cube"
      id="cube"
      number={5}
      {...standing(view, 'cube')}
      className={token ? inReach : ''}
      summary={
        cube ? (
          <Forecast cube={cube} />
        ) : (
          <span className={token ? 'max-sm:hidden' : ''}>
            Paste the token into Cube’s Developer Playground
          </span>
        )
      }
      action={
        token && (
          <div className="flex flex-wrap items-center gap-2">
            <CopyToken view={view} className="button button-primary" />
            <a className="button max-sm:hidden" href={playground} target="_blank" rel="noreferrer">
              Developer Playground
            </a>
          </div>
        )
      }
    >
      {token && run && <Details view={view} run={run} token={token} playground={playground} />}
    </StepSection>
  );
}

/** The prediction in a line, and what it assumes. */
function Forecast({ cube }: { cube: CubeView }) {
  return (
    <span
      data-predicted={cube.replay.enforced.load.status}
      data-rows={cube.replay.enforced.load.rows}
      data-dev-rows={cube.replay.dev.load.rows}
      data-assumed={cube.assumed}
    >
      Expected:{' '}
      <span className="text-ink">{visibleText(forecastLine(cube.replay, filterOf(cube)).text)}</span>
      {cube.assumed && ', if you use the recommended .env'}
    </span>
  );
}

type DetailsProps = { view: FlowView; run: VisibleRun; token: string; playground: string };

/** The step stands at the bottom of the window: what is opened there must leave room for the rest. */
function Details({ view: { cube, now }, run, token, playground }: DetailsProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1 sm:gap-x-6">
      <details name="cube" data-part="how-to-paste" className="min-w-0 open:basis-full">
        <summary className="w-fit text-muted hover:text-ink">Show me how to paste it</summary>
        <div className="mt-1 max-h-[40dvh] overflow-y-auto">
          <HowToPaste
            token={token}
            token_name={cube?.token_name ?? 'id_token'}
            playground={playground}
            now={now}
          />
        </div>
      </details>
      {cube && (
        <details
          name="cube"
          data-part="test-cube"
          className="min-w-0 open:basis-full"
          open={cube.answer !== undefined}
        >
          <summary className="w-fit text-muted hover:text-ink">Test against your Cube</summary>
          <div className="mt-1 max-h-[40dvh] space-y-2 overflow-y-auto">
            <AskForm run={run} cube={cube} />
            {cube.answer && <CubeAnswer answer={cube.answer} is_demo={run.profile.id === 'demo'} now={now} />}
          </div>
        </details>
      )}
      {cube && (
        <a data-action="cube-details" className="link" href={`/cube?${new URLSearchParams({ run: run.id })}`}>
          {cube.assumed ? 'Why, and set its .env' : 'Why'}
        </a>
      )}
    </div>
  );
}

function AskForm({ run, cube }: { run: VisibleRun; cube: CubeView }) {
  return (
    <form
      method="post"
      action={`/runs/${run.id}/cube`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <button
        type="submit"
        data-action="test-cube"
        className="button max-w-full py-1 text-left wrap-anywhere whitespace-normal"
      >
        Test against {visibleText(cube.cube_url)}
      </button>
      <input type="hidden" name="token" value={cube.token_name} />
      <span className="text-muted">
        Sends the {cube.token_name}. Calls only /meta and /sql. No rows are read.
      </span>
    </form>
  );
}
