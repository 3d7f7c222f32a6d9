// @ts-check

/** @typedef {import('quickjs-emscripten-core').QuickJSContext} Context */
/** @typedef {import('quickjs-emscripten-core').QuickJSHandle} Handle */

/** The name of the handler's text in stacks. */
export const handler_file = 'index.mjs';

/**
 * The error that was thrown. For a thrown value that isn't an error, Lambda uses its type as the name.
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
 * The first line of the handler in a stack, starting at 1.
 * @param {string} stack
 */
export function lineOf(stack) {
  const place = `${handler_file}:`;
  const found = stack.indexOf(place);
  const line = found === -1 ? Number.NaN : Number.parseInt(stack.slice(found + place.length), 10);
  return Number.isNaN(line) ? null : line;
}

/** Thrown through the host's own frames to end a run with an outcome. */
export class Ended extends Error {
  /** @param {import('./answer').RawRun['outcome']} outcome */
  constructor(outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}
