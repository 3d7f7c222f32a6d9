// @ts-check
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

// The process of one run of the operator's cube.js, with the packages next to it. It receives what to run,
// sends one result, and is ended by its parent process.

/** Only for this file: a message from the configuration would be read as the result. */
const send = process.send?.bind(process);
for (const name of ['send', 'disconnect']) {
  Object.defineProperty(process, name, { value: undefined, configurable: true, writable: true });
}

/** @typedef {'debug' | 'info' | 'log' | 'warn' | 'error'} Level */
/** @type {Level[]} */
const levels = ['debug', 'info', 'log', 'warn', 'error'];

/**
 * @typedef {{
 *   path: string,
 *   harness: string,
 *   input: import('@/lib/cube/configuration/predict').ConfigurationInput,
 *   mostLength: number,
 * }} Told
 */

process.once('message', async (/** @type {Told} */ { path, harness, input, mostLength }) => {
  Object.assign(process.env, input.env);
  /** @type {{ level: Level, text: string }[]} */
  const log = [];
  for (const level of levels) {
    console[level] = (...values) => {
      if (log.length < 200) log.push({ level, text: values.map(String).join(' ').slice(0, 1000) });
    };
  }
  try {
    const loaded = createRequire(path)(path);
    const raw = await runInThisContext(harness)(loaded.default ?? loaded, input);
    const { length } = JSON.stringify(raw);
    send?.(
      length > mostLength
        ? { log, problem: `It returned ${length} characters, which is too much.` }
        : { log, raw },
    );
  } catch (thrown) {
    const error = /** @type {{ message?: unknown, stack?: unknown } | null} */ (thrown);
    send?.({
      log,
      problem: String(error?.message ?? error).slice(0, 4096),
      line: lineIn(path, String(error?.stack ?? '')),
    });
  }
});

/**
 * The first line of the file itself in a stack.
 * @param {string} path
 * @param {string} stack
 */
function lineIn(path, stack) {
  const at = stack.indexOf(`${path}:`);
  const line = at === -1 ? Number.NaN : Number.parseInt(stack.slice(at + path.length + 1), 10);
  return Number.isNaN(line) ? null : line;
}
