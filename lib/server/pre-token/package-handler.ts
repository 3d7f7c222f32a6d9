import 'server-only';
import { Script } from 'node:vm';
import { zipSync } from 'fflate';
import { transform } from 'sucrase';

/** The first day that a zip file knows: two of one handler are the same. */
const mtime = new Date('1980-01-01T12:00:00Z');

/**
 * The handler as the Lambda console takes it: one file, whose ending tells Lambda its kind of module, so that
 * `index.handler` is found. TypeScript types are taken away; `null` where the text is neither JavaScript nor TypeScript.
 */
export function packageHandler(code: string): Uint8Array<ArrayBuffer> | null {
  const plain = withoutTypes(code);
  if (plain === null) return null;
  const name = isScript(plain) ? 'index.js' : 'index.mjs';
  return new Uint8Array(zipSync({ [name]: [new TextEncoder().encode(plain), { mtime }] }));
}

function withoutTypes(code: string): string | null {
  try {
    return transform(code, { transforms: ['typescript'], disableESTransforms: true }).code;
  } catch {
    return null;
  }
}

/** Whether it compiles as CommonJS, as Lambda reads an `index.js`. Nothing of it runs. */
function isScript(code: string): boolean {
  try {
    new Script(`(function (exports, require, module) {${code}\n})`);
    return true;
  } catch {
    return false;
  }
}
