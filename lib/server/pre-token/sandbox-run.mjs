// @ts-check
import { runInThisContext } from 'node:vm';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { cutOutcome } from './cut-outcome.mjs';
import { Invocation } from './sandbox-invocation.mjs';

/** @typedef {import('./answer').RawRun['outcome']} Outcome */

const pageBytes = 65_536;
/**
 * Below this distance from the limit, the memory can't grow anymore. The compiler determines the steps of
 * growth.
 */
const fullWithinBytes = 4 * 1024 * 1024;

/**
 * Runs a handler once. Never throws because of a handler, and interrupts it at the time limit. If it can't be
 * interrupted, the parent must end the thread.
 * @param {import('./thread').SandboxInput} input
 * @returns {Promise<import('./answer').RawRun>}
 */
export async function runInSandbox({ code, event, context, limits }) {
  // QuickJS's own limit hardly works in WebAssembly, so the module's memory is the limit.
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
