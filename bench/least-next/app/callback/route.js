import { client, done, waiting } from '../../sign-ins.mjs';

export async function GET(request) {
  const url = new URL(request.url);
  const state = url.searchParams.get('state');
  if (!request.headers.get('cookie')?.includes(`state=${state}`)) throw new Error('not of this browser');
  const expected = waiting.get(state);
  waiting.delete(state);
  done.set(state, await (await client()).finish(url, expected));
  return new Response(null, { status: 302, headers: { location: `/result?state=${state}` } });
}
