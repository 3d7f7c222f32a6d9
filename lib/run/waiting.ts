import type { Run } from './run';

/** Whether the provider has not answered yet: the state that was sent is still to come back. */
export const isWaiting = ({
  request,
  response,
  failure,
}: Pick<Run, 'request' | 'response' | 'failure'>): boolean =>
  request !== undefined && response === undefined && failure === undefined;
