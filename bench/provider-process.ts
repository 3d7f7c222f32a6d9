import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { createDemoPool } from '@/lib/demo-pool/demo-pool';
import { generateDemoKeys } from '@/lib/demo-pool/keys';
import { servePool } from '@/lib/server/process/pool-server';

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

const { PORT, CALLBACK_URLS = '' } = process.env;
const pool = createDemoPool({
  issuer_origin: `http://localhost:${PORT}`,
  domain_origin: `http://127.0.0.1:${PORT}`,
  callback_urls: CALLBACK_URLS.split(' '),
  sign_out_urls: [],
  keys: await generateDemoKeys(),
  now: Date.now,
});
await servePool((request) => pool.handle(request), Number(PORT), ['127.0.0.1', '::1']);
