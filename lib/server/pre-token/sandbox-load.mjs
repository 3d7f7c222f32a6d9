// @ts-check
import { handler_file, lineOf } from './sandbox-errors.mjs';

/** @typedef {import('quickjs-emscripten-core').QuickJSContext} Context */
/** @typedef {import('quickjs-emscripten-core').QuickJSHandle} Handle */
/** @typedef {{ message: string, line: number | null }} SyntaxFault */
/** @typedef {{ ok: true, exported: Handle } | { ok: false, result: Thrown } | { ok: false, syntax: SyntaxFault }} Loaded */
/** @typedef {import('quickjs-emscripten-core').DisposableFail<Handle>} Thrown */
/** @typedef {(require: Handle) => Loaded} Load */

/**
 * Evaluates a handler's text as CommonJS, as an ES module, and if it's neither, again without its TypeScript
 * types.
 * `exported` is a handle to its exports, or to a promise of them.
 * @param {Context} vm
 * @param {string} code
 * @param {Handle} require
 * @returns {Promise<Loaded>}
 */
export async function loadHandler(vm, code, require) {
  // A shebang becomes a comment, as in Node.js, so that line numbers don't change.
  const text = code.replace(/^\uFEFF?#!/, '//');
  const found = compile(vm, text);
  if ('load' in found) return found.load(require);
  const plain = await withoutTypes(text);
  const typed = 'text' in plain ? compile(vm, plain.text) : plain;
  if ('load' in typed) return typed.load(require);
  // The attempt that got furthest is probably the intended one.
  const [syntax] = [...found.errors, ...typed.errors].sort(
    (one, other) => (other.line ?? 0) - (one.line ?? 0),
  );
  return { ok: false, syntax: syntax ?? { message: 'SyntaxError', line: null } };
}

/**
 * Compiles without running anything, so that a SyntaxError is in the text itself and not from a JSON.parse
 * call.
 * @param {Context} vm
 * @param {string} code
 * @returns {{ load: Load } | { errors: SyntaxFault[] }}
 */
function compile(vm, code) {
  // On the first line, so that line numbers don't change.
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  const script = vm.evalCode(wrapped, handler_file, { type: 'global' });
  if (!script.error) return { load: (require) => loadScript(vm, script.value, require) };
  const scriptError = syntaxError(vm, script.error);
  const module = vm.evalCode(code, handler_file, { type: 'module', compileOnly: true });
  const moduleError = module.error && syntaxError(vm, module.error);
  if (moduleError) return { errors: scriptError ? [scriptError, moduleError] : [moduleError] };
  return { load: () => loadModule(vm, code) };
}

/**
 * @param {Context} vm
 * @param {Handle} script
 * @param {Handle} require
 * @returns {Loaded}
 */
function loadScript(vm, script, require) {
  const module = vm.newObject();
  const exports = vm.newObject();
  vm.setProp(module, 'exports', exports);
  const names = ['/var/task/index.js', '/var/task'].map((name) => vm.newString(name));
  const result = vm.callFunction(script, vm.undefined, exports, require, module, ...names);
  return result.error ? { ok: false, result } : { ok: true, exported: vm.getProp(module, 'exports') };
}

/**
 * @param {Context} vm
 * @param {string} code
 * @returns {Loaded}
 */
function loadModule(vm, code) {
  const result = vm.evalCode(code, handler_file, { type: 'module' });
  return result.error ? { ok: false, result } : { ok: true, exported: result.value };
}

/**
 * `null` if it isn't a SyntaxError. A missing import is reported when the module runs.
 * @param {Context} vm
 * @param {Handle} handle
 * @returns {SyntaxFault | null}
 */
function syntaxError(vm, handle) {
  const { name, message, stack } = vm.dump(handle) ?? {};
  return name === 'SyntaxError' ? { message: String(message), line: lineOf(String(stack)) } : null;
}

/**
 * @param {string} code
 * @returns {Promise<{ text: string } | { errors: SyntaxFault[] }>}
 */
async function withoutTypes(code) {
  // Takes 0.1 s to load, and most handlers have no types.
  const { transform } = await import('sucrase');
  try {
    return { text: transform(code, { transforms: ['typescript'], disableESTransforms: true }).code };
  } catch (error) {
    const { message, loc } = /** @type {Error & { loc?: { line: number } }} */ (error);
    return { errors: [{ message, line: loc?.line ?? null }] };
  }
}
