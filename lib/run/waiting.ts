import type { Run } from './run';

/** Whether the provider hasn't responded yet: no response with the sent state has arrived. */
export const isWaiting = ({
  request,
  response,
  failure,
}: Pick<Run, 'request' | 'response' | 'failure'>): boolean =>
  request !== undefined && response === undefined && failure === undefined;
