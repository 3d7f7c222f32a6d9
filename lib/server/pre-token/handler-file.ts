import 'server-only';
import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { endOfGroup, inGroup, withoutOwnVariables } from '@/lib/server/process/foreign-program';
import { singleton } from '@/lib/server/process/singleton';
import { type RawRun, type Told, toldSchema } from './answer';
import { cutOutcome } from './cut-outcome.mjs';
import { functionText } from './function-text.mjs';
import { lambdaRuntime } from './lambda-runtime.mjs';

/** See `rememberPrograms`. */
export const handlerProgram = () =>
  singleton('handler-program', () => fileURLToPath(new URL('./handler-file-process.mjs', import.meta.url)));

/** Megabytes. Enough for a handler's packages, such as an AWS client. */
const heapMb = 256;
/** In characters: the last output of a process that crashed. */
const maxWords = 500;

/**
 * Runs a handler file of the operator's, with the packages next to it, in its own Node.js process. It's
 * loaded again each time, like a cold start in Lambda, so changes take effect immediately.
 */
export async function runHandlerFile(path: string, event: unknown): Promise<RawRun> {
  const startedAt = performance.now();
  const child = fork(handlerProgram(), [], {
    cwd: dirname(path),
    env: withoutOwnVariables(process.env, ['CUBE_', 'CUBEJS_']),
    execArgv: [`--max-old-space-size=${heapMb}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...inGroup,
  });
  const end = endOfGroup(child);
  let lastWords = '';
  let filled = false;
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    const words = `${lastWords}${text}`;
    filled ||= words.includes('JavaScript heap out of memory');
    lastWords = words.slice(-maxWords);
  });
  try {
    const told = await new Promise<Told>((resolve) => {
      const timer = setTimeout(() => resolve(noReport({ kind: 'timeout' })), handlerLimits.time_ms);
      child.on('message', (message) => {
        const told = toldSchema.safeParse(message);
        if (told.success) resolve(told.data);
      });
      child.once('error', ({ message }) => resolve(noReport({ kind: 'crashed', message })));
      // Not before its output has been read.
      child.once('close', (code, signal) => {
        clearTimeout(timer);
        const how = signal ? `by the signal ${signal}` : `with code ${code}`;
        // What follows in V8's output is its own stack trace.
        const why = filled ? `Its heap of ${heapMb} MB was full.` : lastWords;
        resolve(noReport({ kind: 'crashed', message: `Runtime exited ${how}. ${why}`.trim() }));
      });
      child.send({
        path,
        event: JSON.stringify(event),
        context: { awsRequestId: crypto.randomUUID() },
        limits: handlerLimits,
        runtime: functionText(lambdaRuntime),
        cutting: cutOutcome,
      });
    });
    return { ...told, missing: [], duration_ms: performance.now() - startedAt };
  } finally {
    end();
  }
}

const noReport = (outcome: RawRun['outcome']): Told => ({
  outcome,
  name: null,
  parameters: null,
  log: [],
  log_cut: false,
});
