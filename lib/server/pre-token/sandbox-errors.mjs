// @ts-check

/** @typedef {import('quickjs-emscripten-core').QuickJSContext} Context */
/** @typedef {import('quickjs-emscripten-core').QuickJSHandle} Handle */

/** What the handler's text is called in stacks. */
export const handler_file = 'index.mjs';

/**
 * What was thrown through to the host. Whatever was thrown that isn't an error, Lambda names by its type.
 * @param {Context} vm
 * @param {Handle} handle
 * @returns {{ name: string, message: string, line: number | null }}
 */
export function readError(vm, handle) {
  const error = vm.dump(handle);
  if (typeof error !== 'object' || error === null) {
    return { name: typeof error, message: String(error), line: null };
  }
  const { name, message, stack } = error;
  return { name: String(name), message: String(message), line: lineOf(String(stack)) };
}

/**
 * The line of the handler that a stack names first, from 1.
 * @param {string} stack
 */
export function lineOf(stack) {
  const place = `${handler_file}:`;
  const found = stack.indexOf(place);
  const line = found === -1 ? Number.NaN : Number.parseInt(stack.slice(found + place.length), 10);
  return Number.isNaN(line) ? null : line;
}

/** Thrown through the host's own frames when the end of a run is known. */
export class Ended extends Error {
  /** @param {import('./answer').RawRun['outcome']} outcome */
  constructor(outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}
