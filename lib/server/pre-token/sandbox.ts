import 'server-only';
import { Worker } from 'node:worker_threads';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { singleton } from '@/lib/server/process/singleton';
import type { RawRun } from './answer';

export type SandboxInput = {
  code: string;
  /** JSON. */
  event: string;
  /** Members of Lambda's context that differ from run to run. */
  context: Record<string, string>;
  limits: typeof handlerLimits;
};

/**
 * How long a worker may take beyond the handler's own time, to start and to be interrupted. What cannot be interrupted,
 * such as a regular expression without end, is ended then.
 */
const graceMs = 3000;

/**
 * V8 shares what it has compiled of a WebAssembly module among all threads, for as long as one of them holds it: with
 * this a run takes 45 ms of a processor's time, and 200 ms without. Nothing is ever run in it.
 */
const held = () => singleton('quickjs', () => newQuickJSWASMModuleFromVariant(variant));

/** Runs code that anyone may have written: no network, no files, no process, and an end. */
export async function runInSandbox(code: string, event: unknown): Promise<RawRun> {
  await held();
  const input: SandboxInput = {
    code,
    event: JSON.stringify(event),
    context: { awsRequestId: crypto.randomUUID() },
    limits: handlerLimits,
  };
  const worker = new Worker(new URL('./sandbox-worker.mjs', import.meta.url), {
    workerData: input,
    // Nothing of the app's environment, arguments or options; and a stack that is deeper than QuickJS's own.
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 16 },
  });
  const began = performance.now();
  const ended = (kind: 'timeout' | 'out-of-memory'): RawRun => ({
    outcome: { kind },
    log: [],
    log_cut: false,
    missing: [],
    duration_ms: performance.now() - began,
    name: null,
    parameters: null,
  });
  try {
    return await new Promise<RawRun>((resolve) => {
      const timer = setTimeout(() => resolve(ended('timeout')), handlerLimits.time_ms + graceMs);
      worker.once('message', (run: RawRun) => resolve(run));
      // The worker's own faults are those of its limits.
      worker.once('error', () => resolve(ended('out-of-memory')));
      worker.once('exit', () => {
        clearTimeout(timer);
        resolve(ended('out-of-memory'));
      });
    });
  } finally {
    await worker.terminate();
  }
}
