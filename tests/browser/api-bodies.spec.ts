import { expect, test } from './app';

/** Bytes. Next.js would cut off a body at 10 MB on its way through the proxy; our own limit is 16 MB. */
const belowLimit = 11_000_000;
const beyondLimit = 16_800_000;
const farBeyondLimit = 40_000_000;

/** On its own connection. The server could close a used one while the next body is generated. */
const post = (address: string, body: string, type: string) =>
  fetch(address, { method: 'POST', headers: { 'content-type': type, connection: 'close' }, body });

/** JSON that is valid for each route except for one field, with at least that length. */
const bodies = {
  verify: (bytes: number) => JSON.stringify({ token: 'x', unknown: 'y'.repeat(bytes) }),
  cube: (bytes: number) => JSON.stringify({ token: 'x', env: '', unknown: 'y'.repeat(bytes) }),
  'pre-token': (bytes: number) =>
    JSON.stringify({ handler: 'x', version: 'V1_0', unknown: 'y'.repeat(bytes) }),
};

for (const [route, body] of Object.entries(bodies)) {
  for (const type of ['application/json', 'application/json; charset=utf-8']) {
    test(`${route}, ${type}: a large body is read completely, and one that is too large gets its own error`, async ({
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
