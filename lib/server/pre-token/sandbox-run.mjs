// @ts-check
import { runInThisContext } from 'node:vm';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { cutOutcome } from './cut-outcome.mjs';
import { Invocation } from './sandbox-invocation.mjs';

/** @typedef {import('./answer').RawRun['outcome']} Outcome */

const pageBytes = 65_536;
/** How near the limit the memory cannot grow any more: by which steps it grows is the compiler's matter. */
const fullWithinBytes = 4 * 1024 * 1024;

/**
 * Runs a handler once. Never throws for what a handler may do, and is interrupted at the time limit; what cannot be
 * interrupted is for the code that started the thread to end.
 * @param {import('./thread').SandboxInput} input
 * @returns {Promise<import('./answer').RawRun>}
 */
export async function runInSandbox({ code, event, context, limits }) {
  // QuickJS's own limit counts next to nothing once it is compiled to WebAssembly: the module's memory is the limit.
  const wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: limits.memory_bytes / pageBytes });
  const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const startedAt = performance.now();
  const isFull = () => wasmMemory.buffer.byteLength > limits.memory_bytes - fullWithinBytes;
  const run = new Invocation(quickJs, limits, startedAt + limits.time_ms, isFull);
  const outcome = await run.outcomeOf(code, event, context);
  const { log, missing, name, parameters } = run;
  return {
    outcome: cut(outcome, limits),
    log: log.lines,
    log_cut: log.cut,
    missing: [...missing],
    name,
    parameters,
    duration_ms: performance.now() - startedAt,
  };
}

/** @type {(outcome: Outcome, limits: import('./thread').SandboxInput['limits']) => Outcome} */
const cut = runInThisContext(cutOutcome);
