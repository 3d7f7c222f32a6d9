import { explainAuthorize } from '@/lib/authorize/explain';
import { explainConfigure } from '@/lib/configure/explain';
import { explainExchange } from '@/lib/exchange/explain';
import type { Explanation, FailureContext } from '@/lib/oidc/explanation';
import type { Failure } from './failure';

/** Explains a failure. */
export function explain(failure: Failure, context: FailureContext): Explanation {
  switch (failure.step) {
    case 'configure':
      return explainConfigure(failure);
    case 'authorize':
      return explainAuthorize(failure, context);
    case 'exchange':
      return explainExchange(failure, context);
  }
}
