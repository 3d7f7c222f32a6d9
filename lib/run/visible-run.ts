import type { Run } from './run';

/** A run as its own browser may see it: without the browser's ID and the code_verifier. */
export type VisibleRun = Omit<Run, 'browser' | 'request'> & { has_state: boolean };

/** Removes secrets before a stored run reaches a page. */
export function visibleRun({ browser: _browser, request, ...run }: Run): VisibleRun {
  return { ...run, has_state: request !== undefined };
}
