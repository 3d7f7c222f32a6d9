import { runInThisContext } from 'node:vm';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { cutOutcome } from './cut-outcome.mjs';
import { lambdaRuntime } from './lambda-runtime.mjs';
import { lineOf, readError } from './sandbox-errors.mjs';
import { loadHandler } from './sandbox-load.mjs';
import { prelude } from './sandbox-prelude.mjs';

/** Bytes of QuickJS's own stack; that of the thread has several times as much. */
const stack_bytes = 256 * 1024;
const page_bytes = 65_536;
/** How near the limit the memory cannot grow any more: by which steps it grows is the compiler's matter. */
const full_within_bytes = 4 * 1024 * 1024;
const most_missing = 50;
/** Between two looks at the clock: each job may be too short to be interrupted, and beget the next. */
const jobs_at_once = 1000;

/**
 * Runs a handler once. Never throws for what a handler may do, and is interrupted at the time limit; what cannot be
 * interrupted is for whoever started the thread to end.
 * @param {import('./thread').SandboxInput} input
 * @returns {Promise<import('./answer').RawRun>}
 */
export async function runInSandbox({ code, event, context, limits }) {
  // QuickJS's own limit counts next to nothing once it is compiled to WebAssembly: the module's memory is the limit.
  const wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: limits.memory_bytes / page_bytes });
  const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const began = performance.now();
  const isFull = () => wasmMemory.buffer.byteLength > limits.memory_bytes - full_within_bytes;
  const run = new Invocation(quickJs, limits, began + limits.time_ms, isFull);
  const outcome = await run.outcomeOf(code, event, context);
  const { log, log_cut, missing, name, parameters } = run;
  return {
    outcome: cut(outcome, limits),
    log,
    log_cut,
    missing: [...missing],
    name,
    parameters,
    duration_ms: performance.now() - began,
  };
}

const cut = runInThisContext(cutOutcome);

/** Thrown through the host's own frames when the end of a run is known. */
class Ended extends Error {
  constructor(outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

class Invocation {
  log = [];
  log_cut = false;
  missing = new Set();
  name = null;
  parameters = null;
  #log_length = 0;
  #outcome = null;
  /** The answer waits until nothing is left to do, as `callbackWaitsForEmptyEventLoop` has it. */
  #waits = false;
  #promised = false;
  #ignored = false;
  /** By id: when a timer is due, and whether it keeps the run going. */
  #timers = new Map();

  constructor(quickJs, limits, deadline, isFull) {
    this.isFull = isFull;
    this.limits = limits;
    this.deadline = deadline;
    this.runtime = quickJs.newRuntime();
    this.runtime.setMaxStackSize(stack_bytes);
    this.runtime.setInterruptHandler(() => performance.now() > deadline);
    this.runtime.setModuleLoader((name) => {
      this.#miss(`import '${name}'`);
      return { error: new Error(`Cannot find package '${name}'`) };
    });
    this.vm = this.runtime.newContext();
  }

  async outcomeOf(code, event, context) {
    try {
      await this.#invoke(code, event, context);
      return this.#end();
    } catch (error) {
      if (error instanceof Ended) return error.outcome;
      // WebAssembly traps where its memory ends, or the stack of the thread.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
        return { kind: 'out-of-memory' };
      }
      return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #invoke(code, event, context) {
    const { vm } = this;
    const host = this.#host();
    const install = (text) =>
      this.#value(vm.callFunction(this.#value(vm.evalCode(text)), vm.undefined, host));
    const inside = install(prelude);
    const run = install(lambdaRuntime);
    const loaded = await loadHandler(vm, code, vm.getProp(inside, 'require'));
    if (!loaded.ok) {
      if (loaded.syntax) throw new Ended({ kind: 'syntax', ...loaded.syntax });
      this.#value(loaded.result);
    }
    this.fire = vm.getProp(inside, 'fire');
    const exported = await this.#settled(loaded.exported);
    const arguments_ = [
      exported,
      vm.newString(event),
      this.#value(vm.evalCode(`(${JSON.stringify(context)})`)),
    ];
    this.#value(vm.callFunction(run, vm.undefined, ...arguments_));
    await this.#drive(() => this.#outcome !== null && !this.#waits);
  }

  #end() {
    if (this.#outcome) return this.#outcome;
    // Where the memory ends amid the work of promises, nothing is thrown.
    if (this.isFull()) return { kind: 'out-of-memory' };
    if (this.#promised) return { kind: 'never-settled' };
    return { kind: 'returned', json: 'null', by: 'nothing', ignored: this.#ignored };
  }

  /** A module's exports: at once, or when its top-level `await` is over. */
  async #settled(handle) {
    const state = () => this.vm.getPromiseState(handle);
    await this.#drive(() => state().type !== 'pending');
    const { type, value, error } = state();
    if (type === 'pending') throw new Ended({ kind: 'never-settled' });
    if (type === 'rejected') throw this.#thrown(error);
    return value;
  }

  /** Runs what waits to be run until `isOver`, or until nothing is left. Sleeps for timers, never beyond the deadline. */
  async #drive(isOver) {
    for (;;) {
      this.#runJobs();
      const timers = [...this.#timers];
      if (isOver() || !timers.some(([, { held }]) => held)) return;
      const [id, { due }] = timers.reduce((first, next) => (next[1].due < first[1].due ? next : first));
      // Nothing can happen before that any more, so there is nothing to wait for.
      if (due > this.deadline) throw new Ended({ kind: 'timeout' });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      this.#timers.delete(id);
      this.#value(this.vm.callFunction(this.fire, this.vm.undefined, this.vm.newNumber(id)));
    }
  }

  #runJobs() {
    do {
      const { error } = this.runtime.executePendingJobs(jobs_at_once);
      if (error) throw this.#thrown(error);
      if (performance.now() > this.deadline) throw new Ended({ kind: 'timeout' });
    } while (this.runtime.hasPendingJob());
  }

  #value(result) {
    if (result.error) throw this.#thrown(result.error);
    return result.value;
  }

  #thrown(handle) {
    if (performance.now() > this.deadline) return new Ended({ kind: 'timeout' });
    return new Ended(this.#told(readError(this.vm, handle)));
  }

  /** With its memory all used, QuickJS has no room left for an error, and throws null. */
  #told({ name, message, line }) {
    const out = message === 'out of memory' || (message === 'null' && this.isFull());
    return out ? { kind: 'out-of-memory' } : { kind: 'threw', name, message, line };
  }

  #miss(what) {
    if (this.missing.size < most_missing) this.missing.add(what.slice(0, 100));
  }

  /** What the prelude may call. It gives text and numbers, and nothing that it gives is trusted to be that. */
  #host() {
    const { vm, limits } = this;
    const host = vm.newObject();
    const text = (handle) => (handle ? vm.getString(handle) : '');
    const number = (handle) => (handle ? vm.getNumber(handle) : Number.NaN);
    const finish = (outcome) => {
      this.#outcome ??= outcome;
    };
    const functions = {
      log: (level, line) => this.#write(text(level), text(line)),
      missing: (what) => this.#miss(text(what)),
      begin: (id, delay) => {
        this.#timers.set(number(id), {
          due: performance.now() + Math.max(1, number(delay) || 0),
          held: true,
        });
      },
      end: (id) => {
        this.#timers.delete(number(id));
      },
      hold: (id, held) => {
        const timer = this.#timers.get(number(id));
        if (timer) timer.held = vm.dump(held) === true;
      },
      remaining: () => vm.newNumber(Math.max(0, Math.round(this.deadline - performance.now()))),
      found: (name, parameters) => {
        this.name = text(name).slice(0, limits.name_length);
        this.parameters = number(parameters);
      },
      noHandler: (names, bare) =>
        finish({
          kind: 'no-handler',
          exports: text(names).split(',').filter(Boolean),
          bare: vm.dump(bare) === true,
        }),
      promised: () => {
        this.#promised = true;
      },
      ignored: () => {
        this.#ignored = true;
      },
      returned: (by, json, waits) => {
        this.#waits = vm.dump(waits) === true;
        finish(readAnswer(text(json), text(by) === 'callback' ? 'callback' : 'promise', limits));
      },
      threw: (name, message, stack) =>
        finish(this.#told({ name: text(name), message: text(message), line: lineOf(text(stack)) })),
    };
    for (const [name, implementation] of Object.entries(functions)) {
      // Only `remaining` answers anything.
      const handle = vm.newFunction(name, (...handles) => implementation(...handles) ?? undefined);
      vm.setProp(host, name, handle);
    }
    return host;
  }

  #write(level, line) {
    const { log_lines, log_length } = this.limits;
    const room = log_length - this.#log_length;
    this.log_cut ||= this.log.length >= log_lines || line.length > room;
    if (this.log.length >= log_lines || room <= 0) return;
    this.log.push({ level, text: line.slice(0, room) });
    this.#log_length += line.length;
  }
}

function readAnswer(json, by, { answer_length }) {
  if (json.length > answer_length) return { kind: 'too-large', length: json.length };
  return { kind: 'returned', json, by, ignored: false };
}
