import { count } from '@/lib/check';
import type { StepStatus } from '@/lib/flow';
import type { FlowView } from './flow-view';

/** How each step of the page stands. */
export function stepStatus(
  view: FlowView,
): Record<'configure' | 'authorize' | 'exchange' | 'verify' | 'cube', StepStatus> {
  const { run } = view;
  const failed = run?.failure?.step;
  return {
    configure: view.configure_failure ? 'fail' : view.metadata ? 'pass' : 'idle',
    authorize:
      view.refused || failed === 'authorize'
        ? 'fail'
        : !run?.response
          ? 'idle'
          : run.has_state
            ? 'pass'
            : 'warn',
    exchange: failed === 'exchange' ? 'fail' : run?.token_response ? 'pass' : 'idle',
    verify: verifyStatus(run?.verification),
    cube:
      run?.token_response?.id_token && run.verification
        ? run.verification.verdict === 'valid'
          ? 'pass'
          : 'warn'
        : 'idle',
  };
}

type Verification = NonNullable<FlowView['run']>['verification'];

function verifyStatus(verification: Verification): StepStatus {
  switch (verification?.verdict) {
    case undefined:
      return 'idle';
    case 'invalid':
      return 'fail';
    case 'unverified':
      return 'warn';
    case 'valid':
      return count(verification?.checks ?? [], 'warn') > 0 ? 'warn' : 'pass';
  }
}
