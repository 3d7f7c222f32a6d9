import 'server-only';
import { Worker } from 'node:worker_threads';
import type { handlerLimits } from '@/lib/pre-token/handler-run';

export type SandboxInput = {
  code: string;
  /** JSON. */
  event: string;
  /** Fields of Lambda's context that differ between runs. */
  context: Record<string, string>;
  limits: typeof handlerLimits;
};

/**
 * The tasks of a thread. Everything that parses a handler's text is one of these, because a parser may never
 * finish.
 */
export type Task = { task: 'run'; input: SandboxInput } | { task: 'package'; input: { code: string } };

/** Why a thread ended without a result. `message` is from its own error. */
export type Ended = { kind: 'timeout' | 'out-of-memory' } | { kind: 'crashed'; message: string };

/**
 * Runs a task in its own thread, which is ended after the time limit. The result is from the thread, which
 * must limit its size.
 */
export async function inThread<T>(task: Task, limitMs: number): Promise<{ answer: T } | { ended: Ended }> {
  const worker = new Worker(new URL('./sandbox-worker.mjs', import.meta.url), {
    workerData: task,
    // Without the app's environment, arguments, and options, and with a larger stack than QuickJS's own.
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 16 },
  });
  try {
    return await new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ ended: { kind: 'timeout' } }), limitMs);
      worker.once('message', (answer: T) => resolve({ answer }));
      worker.once('error', (error) => resolve({ ended: endedBy(error) }));
      worker.once('exit', (code) => {
        clearTimeout(timer);
        resolve({ ended: { kind: 'crashed', message: `The worker thread exited with code ${code}.` } });
      });
    });
  } finally {
    await worker.terminate();
  }
}

/**
 * Of the limits, only the heap's ends a thread with an error. Any other error is a bug in Claimcheck, and
 * reported unchanged.
 */
function endedBy(error: Error & { code?: string }): Ended {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { kind: 'out-of-memory' }
    : { kind: 'crashed', message: error.message };
}
