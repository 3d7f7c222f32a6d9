// @ts-check
import { functionText } from './function-text.mjs';
import { lambdaRuntime } from './lambda-runtime.mjs';
import { Ended, lineOf, readError } from './sandbox-errors.mjs';
import { loadHandler } from './sandbox-load.mjs';
import { Log } from './sandbox-log.mjs';
import { prelude } from './sandbox-prelude.mjs';
import { Timers } from './sandbox-timers.mjs';

/** @typedef {import('quickjs-emscripten-core').QuickJSHandle} Handle */
/** @typedef {import('./answer').RawRun['outcome']} Outcome */
/** @typedef {import('./thread').SandboxInput['limits']} Limits */
/** @typedef {import('quickjs-emscripten-core').VmCallResult<Handle>} CallResult */

/** Bytes of QuickJS's own stack. The thread's stack is several times larger. */
const stackBytes = 256 * 1024;
const maxMissing = 50;
/** Jobs between two checks of the clock. Each job may be too short to interrupt, and may add the next one. */
const jobsAtOnce = 1000;

/** One run of a handler. */
export class Invocation {
  /** @type {Set<string>} */
  missing = new Set();
  /** @type {string | null} */
  name = null;
  /** @type {number | null} */
  parameters = null;
  /** @type {Outcome | null} */
  #outcome = null;
  /** Whether the response waits for an empty event loop, as `callbackWaitsForEmptyEventLoop` specifies. */
  #waits = false;
  #promised = false;
  #ignored = false;
  /**
   * Fires a timer inside the sandbox.
   * @type {Handle | null}
   */
  fire = null;
  #timers = new Timers();

  /**
   * @param {import('quickjs-emscripten-core').QuickJSWASMModule} quickJs
   * @param {Limits} limits
   * @param {number} deadline
   * @param {() => boolean} isFull
   */
  constructor(quickJs, limits, deadline, isFull) {
    this.isFull = isFull;
    this.limits = limits;
    this.log = new Log(limits);
    this.deadline = deadline;
    this.runtime = quickJs.newRuntime();
    this.runtime.setMaxStackSize(stackBytes);
    this.runtime.setInterruptHandler(() => performance.now() > deadline);
    this.runtime.setModuleLoader((name) => {
      this.#miss(`import '${name}'`);
      return { error: new Error(`Cannot find package '${name}'`) };
    });
    this.vm = this.runtime.newContext();
  }

  /**
   * @param {string} code
   * @param {string} event
   * @param {Record<string, string>} context
   * @returns {Promise<Outcome>}
   */
  async outcomeOf(code, event, context) {
    try {
      await this.#invoke(code, event, context);
      return this.#end();
    } catch (error) {
      if (error instanceof Ended) return error.outcome;
      // WebAssembly traps at the end of its memory, or of the thread's stack.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
        return { kind: 'out-of-memory' };
      }
      return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /**
   * @param {string} code
   * @param {string} event
   * @param {Record<string, string>} context
   */
  async #invoke(code, event, context) {
    const { vm } = this;
    const host = this.#host();
    /** @param {Function} written */
    const install = (written) =>
      this.#value(vm.callFunction(this.#value(vm.evalCode(functionText(written))), vm.undefined, host));
    const inside = install(prelude);
    const run = install(lambdaRuntime);
    const loaded = await loadHandler(vm, code, vm.getProp(inside, 'require'));
    if (!loaded.ok) {
      throw 'syntax' in loaded
        ? new Ended({ kind: 'syntax', ...loaded.syntax })
        : this.#thrown(loaded.result.error);
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

  /** @returns {Outcome} */
  #end() {
    if (this.#outcome) return this.#outcome;
    // If the memory ends during promise jobs, nothing is thrown.
    if (this.isFull()) return { kind: 'out-of-memory' };
    if (this.#promised) return { kind: 'never-settled' };
    return { kind: 'returned', json: 'null', by: 'nothing', ignored: this.#ignored };
  }

  /**
   * A module's exports: immediately, or after its top-level `await`.
   * @param {Handle} handle
   */
  async #settled(handle) {
    const state = () => this.vm.getPromiseState(handle);
    await this.#drive(() => state().type !== 'pending');
    const settled = state();
    if (settled.type === 'pending') throw new Ended({ kind: 'never-settled' });
    if (settled.type === 'rejected') throw this.#thrown(settled.error);
    return settled.value;
  }

  /**
   * Runs pending jobs until `isOver` returns true or none is left. Sleeps for timers, but never past the
   * deadline.
   * @param {() => boolean} isOver
   */
  async #drive(isOver) {
    for (;;) {
      this.#runJobs();
      const timer = this.#timers.next();
      if (isOver() || timer === null) return;
      const { id, due } = timer;
      // No timer is due before the deadline, so waiting is useless.
      if (due > this.deadline) throw new Ended({ kind: 'timeout' });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      this.#timers.end(id);
      if (this.fire) this.#value(this.vm.callFunction(this.fire, this.vm.undefined, this.vm.newNumber(id)));
    }
  }

  #runJobs() {
    do {
      const { error } = this.runtime.executePendingJobs(jobsAtOnce);
      if (error) throw this.#thrown(error);
      if (performance.now() > this.deadline) throw new Ended({ kind: 'timeout' });
    } while (this.runtime.hasPendingJob());
  }

  /** @param {CallResult} result */
  #value(result) {
    if (result.error) throw this.#thrown(result.error);
    return result.value;
  }

  /** @param {Handle} handle */
  #thrown(handle) {
    if (performance.now() > this.deadline) return new Ended({ kind: 'timeout' });
    return new Ended(this.#told(readError(this.vm, handle)));
  }

  /**
   * With no memory left, QuickJS can't create an error and throws null.
   * @param {{ name: string, message: string, line: number | null }} error
   * @returns {Outcome}
   */
  #told({ name, message, line }) {
    const out = message === 'out of memory' || (message === 'null' && this.isFull());
    return out ? { kind: 'out-of-memory' } : { kind: 'threw', name, message, line };
  }

  /** @param {string} what */
  #miss(what) {
    if (this.missing.size < maxMissing) this.missing.add(what.slice(0, 100));
  }

  /** The functions that the prelude may call. It should pass text and numbers, but they aren't trusted. */
  #host() {
    const { vm, limits } = this;
    const host = vm.newObject();
    /** @param {Handle | undefined} handle */
    const text = (handle) => (handle ? vm.getString(handle) : '');
    /** @param {Handle | undefined} handle */
    const number = (handle) => (handle ? vm.getNumber(handle) : Number.NaN);
    /** @param {Outcome} outcome */
    const finish = (outcome) => {
      this.#outcome ??= outcome;
    };
    /** @type {Record<string, (...handles: Handle[]) => Handle | void>} */
    const functions = {
      log: (level, line) => this.log.write(text(level), text(line)),
      missing: (what) => this.#miss(text(what)),
      begin: (id, delay) => this.#timers.begin(number(id), number(delay)),
      end: (id) => this.#timers.end(number(id)),
      hold: (id, held) => this.#timers.hold(number(id), vm.dump(held) === true),
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
      // Only `remaining` returns a value.
      const handle = vm.newFunction(name, (...handles) => implementation(...handles) ?? undefined);
      vm.setProp(host, name, handle);
    }
    return host;
  }
}

/**
 * @param {string} json
 * @param {'callback' | 'promise'} by
 * @param {Limits} limits
 * @returns {Outcome}
 */
function readAnswer(json, by, { answer_length }) {
  if (json.length > answer_length) return { kind: 'too-large', length: json.length };
  return { kind: 'returned', json, by, ignored: false };
}
