import { client, waiting } from '../../sign-ins.mjs';

export async function GET() {
  const { url, expected } = await (await client()).begin();
  waiting.set(expected.expectedState, expected);
  const cookie = `state=${expected.expectedState}; HttpOnly; SameSite=Lax; Path=/`;
  return new Response(null, { status: 302, headers: { location: url.href, 'set-cookie': cookie } });
}
