import 'server-only';

/** Bytes to collect before sending them. */
const chunkSize = 131_072;

/**
 * Streams a JSON list; `write` returns JSON for an item. Items are only produced as fast as they are read.
 */
export function jsonList<T>(items: AsyncIterable<T>, write: (item: T) => Uint8Array[]): ReadableStream {
  const chunks = chunksOf(items, write);
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return();
    },
  });
}

const [open, comma, close] = ['[', ',', ']'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

async function* chunksOf<T>(
  items: AsyncIterable<T>,
  write: (item: T) => Uint8Array[],
): AsyncGenerator<Uint8Array, void, void> {
  let pieces: Uint8Array[] = [open];
  let size = 0;
  let separator: Uint8Array[] = [];
  for await (const item of items) {
    const written = write(item);
    pieces.push(...separator, ...written);
    separator = [comma];
    for (const { length } of written) size += length;
    if (size < chunkSize) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  yield Buffer.concat([...pieces, close]);
}
