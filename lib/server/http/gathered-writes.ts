import 'server-only';
import type { ServerResponse } from 'node:http';

/** Milliseconds that the first bytes wait for more. */
const patience = 10;
/** Bytes to send without waiting for more. */
const enough = 131_072;

/**
 * Sends what Next.js writes for a page together. It writes the headers, the markup, and the data for the scripts one
 * after another within a millisecond, and every write interrupts the browser's process. A response that takes longer or
 * is larger, such as a long list, is still sent as it's written.
 */
export function gatherWrites(response: ServerResponse): void {
  const write = response.write.bind(response) as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  let held: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;

  const take = (): Uint8Array => {
    clearTimeout(timer);
    timer = undefined;
    const all = Buffer.concat(held);
    held = [];
    size = 0;
    return all;
  };
  const send = (): boolean => write(take());

  // The headers go out with the first bytes.
  response.flushHeaders = () => {};
  response.write = (chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
    if (!(chunk instanceof Uint8Array) || encoding !== undefined) {
      if (size > 0) send();
      return write(chunk, encoding, done);
    }
    held.push(chunk);
    size += chunk.byteLength;
    if (size >= enough) return send();
    timer ??= setTimeout(send, patience);
    return true;
  };
  response.end = (chunk?: unknown, encoding?: unknown, done?: unknown): ServerResponse => {
    if (size === 0) return end(chunk, encoding, done);
    if (chunk === undefined) return end(take());
    send();
    return end(chunk, encoding, done);
  };
  response.once('close', () => clearTimeout(timer));
}
