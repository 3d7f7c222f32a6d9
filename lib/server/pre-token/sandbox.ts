import 'server-only';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { singleton } from '@/lib/server/process/singleton';
import type { RawRun } from './answer';
import { inThread, type SandboxInput } from './thread';

/**
 * Extra time for a worker, to start and to be interrupted. Afterwards, the worker is ended, for example if a
 * regular expression can't be interrupted.
 */
const graceMs = 3000;

/**
 * V8 shares compiled WebAssembly code between threads as long as one of them keeps the module. With this, a
 * run takes 45 ms of processor time instead of 200 ms. The module itself is never run.
 */
const held = () => singleton('quickjs', () => newQuickJSWASMModuleFromVariant(variant));

/** Runs untrusted code: no network, no files, no process, and a time limit. */
export async function runInSandbox(code: string, event: unknown): Promise<RawRun> {
  await held();
  const input: SandboxInput = {
    code,
    event: JSON.stringify(event),
    context: { awsRequestId: crypto.randomUUID() },
    limits: handlerLimits,
  };
  const startedAt = performance.now();
  const run = await inThread<RawRun>({ task: 'run', input }, handlerLimits.time_ms + graceMs);
  if ('answer' in run) return run.answer;
  return {
    outcome: run.ended,
    log: [],
    log_cut: false,
    missing: [],
    duration_ms: performance.now() - startedAt,
    name: null,
    parameters: null,
  };
}
