import 'server-only';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { singleton } from '@/lib/server/process/singleton';
import type { RawRun } from './answer';
import { inThread, type SandboxInput } from './thread';

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
