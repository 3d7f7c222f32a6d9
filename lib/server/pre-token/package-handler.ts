import 'server-only';
import { Script } from 'node:vm';
import { zipSync } from 'fflate';
import { type Transform, transform } from 'sucrase';

/** The first day that a zip file knows: two of one handler are the same. */
const mtime = new Date('1980-01-01T12:00:00Z');

/**
 * The handler as the Lambda console takes it: one file, whose ending tells Lambda its kind of module, so that
 * `index.handler` is found. JavaScript is taken to the letter; of TypeScript the types are taken away. `null` where the
 * text is neither.
 */
export function packageHandler(code: string): Uint8Array<ArrayBuffer> | null {
  const plain = isScript(code) || isModule(code) ? code : transformed(code, 'typescript');
  if (plain === null) return null;
  const name = isScript(plain) ? 'index.js' : 'index.mjs';
  return new Uint8Array(zipSync({ [name]: [new TextEncoder().encode(plain), { mtime }] }));
}

function transformed(code: string, how: Transform): string | null {
  try {
    return transform(code, { transforms: [how], disableESTransforms: true }).code;
  } catch {
    return null;
  }
}

/** Whether it compiles as CommonJS, as Lambda reads an `index.js`. */
const isScript = (code: string): boolean => compiles(`(function (exports, require, module) {${code}\n})`);

/** Whether it compiles as an ES module. Node.js's own compiler is asked, which needs a flag for a module as it stands. */
function isModule(code: string): boolean {
  const script = transformed(code, 'imports');
  return script !== null && compiles(`(async function (exports, require, module) {${script}\n})`);
}

/** Nothing of it runs. */
function compiles(code: string): boolean {
  try {
    new Script(code);
    return true;
  } catch {
    return false;
  }
}
