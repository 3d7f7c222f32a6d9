// @ts-check
/**
 * A function as an expression to evaluate elsewhere, inside the sandbox or in another process. It can't use
 * anything from
 * outside. It's strict there too, like every module.
 * @param {Function} written
 */
export const functionText = (written) => `(() => { 'use strict'; return ${written}; })()`;
