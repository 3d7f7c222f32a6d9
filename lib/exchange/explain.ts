import { rfc } from '@/lib/configure/sources';
import type { Explanation, FailureContext } from '@/lib/failure';
import type { ExchangeFailure } from './failure';

/** Why a token request brought no token response, in words. */
export function explainExchange(failure: ExchangeFailure, _context: FailureContext): Explanation {
  return { title: `${failure.kind}.`, seen: '', expected: '', causes: [], fix: '', source: rfc(6749, '5.2') };
}
