// @ts-check
/**
 * A function as an expression to evaluate elsewhere, inside the sandbox or in another process. It may use nothing from
 * outside itself. It's strict there too, as every module is.
 * @param {Function} written
 */
export const functionText = (written) => `(() => { 'use strict'; return ${written}; })()`;
