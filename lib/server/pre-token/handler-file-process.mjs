// @ts-check
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { runInThisContext } from 'node:vm';

// The process of one invocation of a handler file. It uses only Node.js's own modules, because the build
// doesn't bundle it. It receives what to run, sends one outcome, and is ended by its parent process.

/** @typedef {import('./answer').Told} Told */
/** @typedef {import('./thread').SandboxInput['limits']} Limits */
/** @typedef {Told['log'][number]['level']} Level */

/**
 * The outcome if the event loop becomes empty.
 * @type {Told['outcome']}
 */
let outcome = { kind: 'never-settled' };
/** @type {string | null} */
let name = null;
/** @type {number | null} */
let parameters = null;
/** @type {Told['log']} */
const log = [];
let log_cut = false;

/**
 * Only for this file: a message from the handler would be read as an outcome, and Lambda has no
 * `process.send`.
 */
const send = process.send?.bind(process);
for (const name of ['send', 'disconnect']) {
  Object.defineProperty(process, name, { value: undefined, configurable: true, writable: true });
}

/**
 * @typedef {{
 *   path: string,
 *   event: string,
 *   context: Record<string, string>,
 *   limits: Limits,
 *   runtime: string,
 *   cutting: string,
 * }} Invocation
 */

process.once('message', (/** @type {Invocation} */ { path, event, context, limits, runtime, cutting }) => {
  keepLog(limits);
  const cut = runInThisContext(cutting);
  const tell = () => send?.({ outcome: cut(outcome, limits), name, parameters, log, log_cut });
  const deadline = Date.now() + limits.time_ms;
  /**
   * @param {Told['outcome']} found
   * @param {boolean} [waits]
   */
  const finish = (found, waits = false) => {
    outcome = found;
    if (!waits) tell();
  };
  /** What `lambdaRuntime` calls. A handler can't reach it, but controls the values. */
  const host = {
    remaining: () => Math.max(0, deadline - Date.now()),
    /** @type {(exported: string, count: number) => void} */
    found: (exported, count) => {
      name = exported.slice(0, limits.name_length);
      parameters = count;
      outcome = { kind: 'returned', json: 'null', by: 'nothing', ignored: false };
    },
    /** @type {(names: string, bare: boolean) => void} */
    noHandler: (names, bare) =>
      finish({ kind: 'no-handler', exports: names.split(',').filter(Boolean), bare: bare === true }),
    promised: () => {
      if (isDefault(outcome)) outcome = { kind: 'never-settled' };
    },
    ignored: () => {
      if (isDefault(outcome)) outcome = { ...outcome, ignored: true };
    },
    /** @type {(by: 'promise' | 'callback', json: string, waits: boolean) => void} */
    returned: (by, json, waits) =>
      finish(
        json.length > limits.answer_length
          ? { kind: 'too-large', length: json.length }
          : { kind: 'returned', json, by, ignored: false },
        waits === true,
      ),
    /** @type {(type: string, message: string, stack: string) => void} */
    threw: (type, message, stack) => finish(thrown(path, type, message, stack)),
  };
  process.once('beforeExit', tell);
  process.on('uncaughtException', (error) => {
    finish(thrown(path, error?.name ?? typeof error, error?.message ?? String(error), error?.stack ?? ''));
  });
  const run = runInThisContext(runtime)(host);
  import(pathToFileURL(path).href).then(
    // A CommonJS module is its own default export.
    (module) =>
      run(typeof module.handler === 'function' ? module : (module.default ?? module), event, context),
    (error) =>
      finish(
        error instanceof SyntaxError
          ? { kind: 'syntax', message: error.message, line: syntaxLine(path) }
          : thrown(path, error?.name ?? typeof error, error?.message ?? String(error), error?.stack ?? ''),
      ),
  );
});

/**
 * Whether it's the outcome of a handler that returned nothing.
 * @param {Told['outcome']} found
 * @returns {found is Extract<Told['outcome'], { kind: 'returned' }>}
 */
const isDefault = (found) => found.kind === 'returned' && found.by === 'nothing';

/**
 * Collects log lines in order, to be sent with the outcome.
 * @param {Limits} limits
 */
function keepLog({ log_lines, log_length }) {
  let length = 0;
  /** @type {Level[]} */
  const levels = ['debug', 'info', 'log', 'warn', 'error'];
  for (const level of levels) {
    console[level] = (...values) => {
      const line = format(...values);
      log_cut ||= log.length >= log_lines || length + line.length > log_length;
      if (log.length >= log_lines || length >= log_length) return;
      log.push({ level, text: line.slice(0, log_length - length) });
      length += line.length;
    };
  }
}

/**
 * @param {string} path
 * @param {string} type
 * @param {string} message
 * @param {string} stack
 * @returns {Told['outcome']}
 */
function thrown(path, type, message, stack) {
  return { kind: 'threw', name: type, message, line: lineIn(path, stack) };
}

/**
 * The first line of the handler's own file in a stack, as a path or as a URL.
 * @param {string} path
 * @param {unknown} stack
 */
function lineIn(path, stack) {
  for (const line of String(stack).split('\n')) {
    const place = [path, pathToFileURL(path).href].find((start) => line.includes(`${start}:`));
    if (place) return Number.parseInt(line.slice(line.indexOf(place) + place.length + 1), 10);
  }
  return null;
}

/**
 * A SyntaxError doesn't contain its line, but Node.js prints it when it only checks a file.
 * @param {string} path
 */
function syntaxLine(path) {
  try {
    execFileSync(process.execPath, ['--check', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return null;
  } catch (error) {
    return lineIn(path, /** @type {{ stderr?: unknown }} */ (error).stderr);
  }
}
