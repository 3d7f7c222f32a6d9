import { createServer } from 'node:http';
import next from 'next';

// The least Next.js app for the same job as `bare-server.mjs`, with the same client, served with Next.js's documented
// programmatic interface. It shows what part of a figure any Next.js app has.
const port = Number(process.env.PORT);
const app = next({ dir: import.meta.dirname, hostname: 'localhost', port });
await app.prepare();
createServer(app.getRequestHandler()).listen(port, '127.0.0.1');
