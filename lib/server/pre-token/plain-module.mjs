// @ts-check
import { Script } from 'node:vm';

/** @typedef {import('sucrase').Transform} Transform */
/** @typedef {(code: string, how: Transform) => string | null} Transformed */

/**
 * A handler as the file that Lambda loads, whose ending tells Lambda its kind of module. JavaScript stays exactly as it
 * is; of TypeScript the types are removed. `null` where the text is neither. It may take for ever, since the parsers are
 * exponential in some nestings: the code that started the thread has a time limit.
 * @param {string} code
 * @returns {Promise<{ name: string, text: string } | null>}
 */
export async function plainModule(code) {
  // 0.1 s to load, and much code is a script.
  if (isScript(code)) return { name: 'index.js', text: code };
  const { transform } = await import('sucrase');
  /** @type {Transformed} */
  const transformed = (text, how) => {
    try {
      return transform(text, { transforms: [how], disableESTransforms: true }).code;
    } catch {
      return null;
    }
  };
  const plain = isModule(code, transformed) ? code : transformed(code, 'typescript');
  if (plain === null) return null;
  return { name: isScript(plain) ? 'index.js' : 'index.mjs', text: plain };
}

/**
 * Whether it compiles as CommonJS, as Lambda reads an `index.js`.
 * @param {string} code
 */
const isScript = (code) => compiles(`(function (exports, require, module) {${code}\n})`);

/**
 * Whether it compiles as an ES module. Node.js's own compiler decides, which needs a flag for a module as it is.
 * @param {string} code
 * @param {Transformed} transformed
 */
function isModule(code, transformed) {
  const script = transformed(code, 'imports');
  return script !== null && compiles(`(async function (exports, require, module) {${script}\n})`);
}

/**
 * Nothing of it runs.
 * @param {string} code
 */
function compiles(code) {
  try {
    new Script(code);
    return true;
  } catch {
    return false;
  }
}
