import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { openDemoPool } from '@/lib/server/process/demo-pool';

/** The number of requests for each path since the process started. */
const requests: Record<string, number> = {};

subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  const path = request.url?.split('?')[0] ?? '';
  requests[path] = (requests[path] ?? 0) + 1;
});

process.on('message', (question) => {
  if (question === 'requests') process.send?.(requests);
});

await openDemoPool();
