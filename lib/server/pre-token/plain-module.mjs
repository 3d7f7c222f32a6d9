// @ts-check
import { Script } from 'node:vm';

/** @typedef {import('sucrase').Transform} Transform */
/** @typedef {(code: string, how: Transform) => string | null} Transformed */

/**
 * The handler as a file for Lambda, which determines the kind of module by the extension. JavaScript stays
 * unchanged; from
 * TypeScript, the types are removed. `null` if the text is neither. It may never finish, because the parsers
 * are
 * exponential for some nestings, so the thread needs a time limit.
 * @param {string} code
 * @returns {Promise<{ name: string, text: string } | null>}
 */
export async function plainModule(code) {
  // Takes 0.1 s to load, and most code is a script.
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
 * Whether it compiles as CommonJS, which Lambda expects in an `index.js`.
 * @param {string} code
 */
const isScript = (code) => compiles(`(function (exports, require, module) {${code}\n})`);

/**
 * Whether it compiles as an ES module. Uses Node.js's own compiler, which needs a flag for modules.
 * @param {string} code
 * @param {Transformed} transformed
 */
function isModule(code, transformed) {
  const script = transformed(code, 'imports');
  return script !== null && compiles(`(async function (exports, require, module) {${script}\n})`);
}

/**
 * Compiles without running anything.
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
