import { count } from '@/lib/oidc/check';
import { type Step, type StepStatus, steps } from '@/lib/run/steps';
import { isMachine } from '@/lib/run/tokens';
import type { FlowView } from '@/lib/views/flow';

/** The state of one step, and whether it's the current one. */
export type Standing = { status: StepStatus; current: boolean };

export function standing(view: FlowView, step: Step): Standing {
  const next = steps.find((each) => statusOf[each](view) === 'idle' || statusOf[each](view) === 'fail');
  return { status: statusOf[step](view), current: step === next };
}

const statusOf: Record<Step, (view: FlowView) => StepStatus> = {
  configure: ({ configure_failure, metadata }) => (configure_failure ? 'fail' : metadata ? 'pass' : 'idle'),
  authorize: ({ refused, run }) => {
    if (refused || run?.failure?.step === 'authorize') return 'fail';
    // Without a user, there is nothing to authorize.
    if (run && isMachine(run)) return 'pass';
    if (!run?.response) return 'idle';
    return run.has_state ? 'pass' : 'warn';
  },
  exchange: ({ run }) => {
    if (run?.failure?.step === 'exchange') return 'fail';
    if (!run?.token_response) return 'idle';
    return count(run.exchange_notes ?? [], 'warn') === 0 ? 'pass' : 'warn';
  },
  verify: ({ run }) => {
    switch (run?.verification?.verdict) {
      case undefined:
        return 'idle';
      case 'valid':
        return count(run?.verification?.checks ?? [], 'warn') === 0 ? 'pass' : 'warn';
      case 'unverified':
        return 'warn';
      case 'invalid':
        return 'fail';
    }
  },
  // Predicted until the running Cube has responded.
  cube: ({ cube }) => {
    const { real, comparisons = [] } = cube?.answer ?? {};
    if (!real) return 'idle';
    if (!real.up) return 'fail';
    const rows = comparisons.find(({ what }) => what === 'rows');
    return rows?.agrees === false || real.meta.status !== 200 ? 'warn' : 'pass';
  },
};
