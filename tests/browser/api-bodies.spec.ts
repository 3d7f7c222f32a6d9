import { expect, test } from './app';

/** Bytes. Next.js would cut a body off at 10 MB on its way through the proxy; ours is the limit of 16 MB. */
const belowLimit = 11_000_000;
const beyondLimit = 16_800_000;
const farBeyondLimit = 40_000_000;

/** On a connection of its own: one that was used before may be closed by the server while the next body is made. */
const post = (address: string, body: string, type: string) =>
  fetch(address, { method: 'POST', headers: { 'content-type': type, connection: 'close' }, body });

/** JSON that each route understands but for one member, of that length at least. */
const bodies = {
  verify: (bytes: number) => JSON.stringify({ token: 'x', unknown: 'y'.repeat(bytes) }),
  cube: (bytes: number) => JSON.stringify({ token: 'x', env: '', unknown: 'y'.repeat(bytes) }),
  'pre-token': (bytes: number) =>
    JSON.stringify({ handler: 'x', version: 'V1_0', unknown: 'y'.repeat(bytes) }),
};

for (const [route, body] of Object.entries(bodies)) {
  for (const type of ['application/json', 'application/json; charset=utf-8']) {
    test(`${route}, ${type}: a large body is read whole, and one that is too large is told as that`, async ({
      app,
    }) => {
      const address = `${app.url}/api/${route}`;
      const read = await post(address, body(belowLimit), type);
      expect(read.status).toBe(400);
      expect(JSON.stringify(await read.json())).toContain('unknown');
      for (const bytes of [beyondLimit, farBeyondLimit]) {
        const refused = await post(address, body(bytes), type);
        expect(refused.status).toBe(413);
        expect((await refused.json()).error).toContain('16777216 bytes');
      }
      expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    });
  }
}
