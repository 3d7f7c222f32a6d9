import { CubeAnswer } from '@/components/cube/cube-answer';
import { HowToPaste } from '@/components/cube/how-to-paste';
import { FoldLink } from '@/components/ui/fold-link';
import { playgroundUrl } from '@/lib/cube/cube-query';
import { mainToken } from '@/lib/run/tokens';
import type { FlowView } from '@/lib/views/flow';
import { fold } from './page-url';
import { StepSection } from './step-section';
import { standing } from './step-status';

export function CubeStep({ view }: { view: FlowView }) {
  const { run, cube, now } = view;
  const token = cube?.token ?? (run && mainToken(run)?.token);
  const playground = playgroundUrl(cube?.cube_url ?? view.profile.cube_url, cube?.query ?? null);
  const part = fold(view, 'paste', 'cube');
  return (
    <StepSection
      label="Use in Cube"
      id="cube"
      number={5}
      {...standing(view, 'cube')}
      summary={
        run?.verification
          ? 'Add Security Context → Token → paste → ✓'
          : 'Paste the token into Cube’s Developer Playground'
      }
      action={
        token &&
        run?.verification && (
          <>
            <FoldLink part="paste" {...part}>
              Show me how
            </FoldLink>
            <a className="button" href={playground} target="_blank" rel="noreferrer">
              Developer Playground
            </a>
          </>
        )
      }
    >
      {cube?.answer && <CubeAnswer answer={cube.answer} is_demo={run?.profile.id === 'demo'} now={now} />}
      {token && part.open && (
        <div data-part="how-to-paste">
          <HowToPaste
            token={token}
            token_name={cube?.token_name ?? 'id_token'}
            playground={playground}
            now={now}
          />
        </div>
      )}
    </StepSection>
  );
}
