import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readJsonBody } from '@/lib/server/http/json-body';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

const mebibyte = 1_048_576;

function requestOf(chunks: () => Iterable<Uint8Array>, type = 'application/json'): Request {
  const iterator = chunks()[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
  return new Request('http://localhost:3000/api/verify', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
  } as RequestInit);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('a body of several chunks is read whole', async () => {
  const read = await readJsonBody(requestOf(() => ['{"a":', '[1,', '2]}'].map(bytesOf)));
  expect(read).toEqual({ ok: true, json: { a: [1, 2] } });
});

test('reads a body above the limit to its end, and keeps none of it', async () => {
  const sent = 64;
  let given = 0;
  let held = 0;
  const before = process.memoryUsage().arrayBuffers;
  const read = await readJsonBody(
    requestOf(function* () {
      for (; given < sent; given += 1) yield new Uint8Array(mebibyte).fill(0x20);
      collectGarbage();
      held = process.memoryUsage().arrayBuffers - before;
    }),
  );
  expect(read).toMatchObject({ ok: false, status: 413 });
  expect(given).toBe(sent);
  expect(held).toBeLessThan(16 * mebibyte);
});

test.each([
  ['text/plain', '{}', 415],
  ['application/json', '{', 400],
])('%s with the body %s returns %i', async (type, text, status) => {
  expect(await readJsonBody(requestOf(() => [bytesOf(text)], type))).toMatchObject({ ok: false, status });
});
