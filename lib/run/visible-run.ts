import type { Run } from './run';

/** A run as its own browser may see it: without the browser's id and without the code_verifier. */
export type VisibleRun = Omit<Run, 'browser' | 'request'> & { has_state: boolean };

/** The wall between a stored run and a page. */
export function visibleRun({ browser: _browser, request, ...run }: Run): VisibleRun {
  return { ...run, has_state: request !== undefined };
}
