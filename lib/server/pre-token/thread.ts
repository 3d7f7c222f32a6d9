import 'server-only';
import { Worker } from 'node:worker_threads';
import type { handlerLimits } from '@/lib/pre-token/handler-run';

export type SandboxInput = {
  code: string;
  /** JSON. */
  event: string;
  /** Members of Lambda's context that differ from run to run. */
  context: Record<string, string>;
  limits: typeof handlerLimits;
};

/** What a thread may be asked for. Whatever reads a handler's text is one of these: a parser can take for ever, too. */
export type Task = { task: 'run'; input: SandboxInput } | { task: 'package'; input: { code: string } };

/** How a thread ended that gave no answer. `message` is of its own error. */
export type Ended = { kind: 'timeout' | 'out-of-memory' } | { kind: 'crashed'; message: string };

/**
 * Does a task in a thread of its own, which is ended after the time limit wherever it is. Its answer is the thread's own
 * word, of a size that the thread has to keep within bounds.
 */
export async function inThread<T>(task: Task, limitMs: number): Promise<{ answer: T } | { ended: Ended }> {
  const worker = new Worker(new URL('./sandbox-worker.mjs', import.meta.url), {
    workerData: task,
    // Nothing of the app's environment, arguments or options; and a stack that is deeper than QuickJS's own.
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

/** Of the limits only the heap's ends a thread by an error. Any other one is a fault of ours, and told as it is. */
function endedBy(error: Error & { code?: string }): Ended {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { kind: 'out-of-memory' }
    : { kind: 'crashed', message: error.message };
}
