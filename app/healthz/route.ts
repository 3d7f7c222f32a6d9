export const dynamic = 'force-dynamic';

export const GET = () =>
  new Response('ready\n', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
