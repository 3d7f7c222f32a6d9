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

/** How a thread ended that gave no answer. */
export type Ended = 'timeout' | 'out-of-memory';

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
      const timer = setTimeout(() => resolve({ ended: 'timeout' }), limitMs);
      worker.once('message', (answer: T) => resolve({ answer }));
      // The worker's own faults are those of its limits.
      worker.once('error', () => resolve({ ended: 'out-of-memory' }));
      worker.once('exit', () => {
        clearTimeout(timer);
        resolve({ ended: 'out-of-memory' });
      });
    });
  } finally {
    await worker.terminate();
  }
}
