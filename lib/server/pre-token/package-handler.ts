import 'server-only';
import { zipSync } from 'fflate';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { type Ended, inThread } from './thread';
import { inTurn } from './turns';

/** The earliest date in a zip file, so that two files of the same handler are identical. */
const mtime = new Date('1980-01-01T12:00:00Z');

export type PackagedHandler =
  | { ok: true; zip: Uint8Array<ArrayBuffer> }
  /** `not-code`: neither JavaScript nor TypeScript. */
  | { ok: false; reason: 'not-code' | 'busy' | Ended['kind'] };

/** Packages the handler for the Lambda console: one file, named so that `index.handler` works. */
export async function packageHandler(code: string): Promise<PackagedHandler> {
  const read = await inTurn(() =>
    inThread<{ name: string; text: string } | null>(
      { task: 'package', input: { code } },
      handlerLimits.time_ms,
    ),
  );
  if (read === null) return { ok: false, reason: 'busy' };
  if ('ended' in read) return { ok: false, reason: read.ended.kind };
  if (read.answer === null) return { ok: false, reason: 'not-code' };
  const { name, text } = read.answer;
  return { ok: true, zip: new Uint8Array(zipSync({ [name]: [new TextEncoder().encode(text), { mtime }] })) };
}

/** Why the download failed. */
export function whyNotPackaged(reason: Extract<PackagedHandler, { ok: false }>['reason']): string {
  switch (reason) {
    case 'not-code':
      return 'The handler isn’t JavaScript or TypeScript. Select Run to see the line.';
    case 'timeout':
      return `Reading the handler took longer than ${handlerLimits.time_ms / 1000} s. Simplify its deepest nesting.`;
    case 'out-of-memory':
      return 'Reading the handler took too much memory. Simplify its deepest nesting.';
    case 'crashed':
      return 'Reading the handler failed unexpectedly. Try again.';
    case 'busy':
      return 'Too many handlers are running. Try again in a moment.';
  }
}
