import { coreSection } from '@/lib/configure/sources';
import type { Explanation, FailureContext } from '@/lib/failure';
import type { AuthorizeFailure } from './failure';

/** Why an authorization response brought no code, in words. */
export function explainAuthorize(failure: AuthorizeFailure, _context: FailureContext): Explanation {
  return {
    title: `${failure.kind}.`,
    seen: '',
    expected: '',
    causes: [],
    fix: '',
    source: coreSection('3.1.2.6', 'AuthError'),
  };
}
