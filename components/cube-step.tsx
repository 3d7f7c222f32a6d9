import { visibleText } from '@/lib/visible-text';
import { CopyToken } from './copy-token';
import type { FlowView } from './flow-view';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { WireBlock } from './wire-block';

/** Copy stays in reach while a token is shown, however long its claims are. */
const in_reach = 'sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas px-4 pt-3 sm:-mx-6 sm:px-6';

export function CubeStep({ view }: { view: FlowView }) {
  const id_token = view.run?.token_response?.id_token;
  const verdict = view.run?.verification?.verdict;
  const playground = `${view.profile.cube_url.replace(/\/+$/, '')}/#/build`;
  return (
    <StepSection
      label="Use in Cube"
      number={5}
      {...standing(view, 'cube')}
      className={id_token ? in_reach : ''}
      summary={
        <span className={id_token ? 'max-sm:hidden' : ''}>
          {verdict === 'invalid' ? 'the token is not valid' : "the token in Cube's Developer Playground"}
        </span>
      }
      action={
        id_token && (
          <div className="flex flex-wrap items-center gap-2">
            <CopyToken view={view} className="button button-primary" />
            <a className="button max-sm:hidden" href={playground} target="_blank" rel="noreferrer">
              Developer Playground
            </a>
          </div>
        )
      }
    >
      {id_token && <HowToPaste playground={playground} id_token={id_token} />}
    </StepSection>
  );
}

/** The labels are those of Cube's Developer Playground, 0.33 to 1.7. */
function HowToPaste({ playground, id_token }: { playground: string; id_token: string }) {
  return (
    <details>
      <summary className="w-fit text-muted hover:text-ink">How to paste it there</summary>
      {/* The step stands at the bottom of the window: what is opened there must leave room for the rest. */}
      <div className="mt-1 max-h-[40dvh] overflow-y-auto">
        <ol className="list-decimal space-y-1 pl-5">
          <li>
            Open{' '}
            <a className="link wire" href={playground} target="_blank" rel="noreferrer">
              {visibleText(playground)}
            </a>{' '}
            and press <b>Add Security Context</b>. Once a token is saved, the button is called{' '}
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
        </ol>
        <h3 className="mt-2 mb-1 text-xs font-semibold text-muted">The id_token itself</h3>
        <WireBlock text={id_token} whole />
      </div>
    </details>
  );
}
