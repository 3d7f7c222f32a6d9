import type { HttpExchange } from '@/lib/http/transcript';

/** A recorded exchange with this many characters in its response. */
export const exchangeOf = (name: string, size = 0): HttpExchange => ({
  method: 'GET',
  url: `https://issuer.example/${name}`,
  request: { headers: {}, body: null },
  started_at: 1,
  duration: 1,
  response: { status: 200, headers: {}, body: 'x'.repeat(size) },
});
