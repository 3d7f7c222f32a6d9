import { visibleText } from '@/lib/visible-text';
import { CopyButton } from './copy-button';
import type { FlowView } from './flow-view';
import { StepSection } from './step-section';
import { stepStatus } from './step-status';

export function CubeStep({ view }: { view: FlowView }) {
  const id_token = view.run?.token_response?.id_token;
  const playground = `${view.profile.cube_url.replace(/\/+$/, '')}/#/build`;
  return (
    <StepSection
      label="Use in Cube"
      number={5}
      status={stepStatus(view).cube}
      summary="The token in Cube's Developer Playground"
      action={
        id_token && <CopyButton text={id_token} label="Copy id_token" className="button button-primary" />
      }
    >
      {id_token && (
        <ol className="list-decimal space-y-1 pl-5">
          <li>
            Open the Developer Playground at{' '}
            <a className="link wire" href={playground} target="_blank" rel="noreferrer">
              {visibleText(playground)}
            </a>
          </li>
          <li>
            Press <b>Add Security Context</b> (<b>Edit Security Context</b> once one is saved).
          </li>
          <li>
            Choose the tab <b>Token</b>, paste, and press ✓ or Enter.
          </li>
        </ol>
      )}
    </StepSection>
  );
}
