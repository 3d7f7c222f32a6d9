// @ts-check
/**
 * Shortens the details of a run without a response, because the handler controls their length. It's the text
 * of a function, because the process of a handler file is loaded separately and gets it in a message.
 */
export const cutOutcome = `(function (outcome, limits) {
  'use strict';
  const cut = (text, length) => {
    const whole = String(text);
    return whole.length > length ? whole.slice(0, length) + '…' : whole;
  };
  const cutOne = { ...outcome };
  if ('name' in outcome) cutOne.name = cut(outcome.name, limits.name_length);
  if ('message' in outcome) cutOne.message = cut(outcome.message, limits.message_length);
  if ('exports' in outcome) {
    cutOne.exports = outcome.exports.slice(0, limits.most_exports).map((name) => cut(name, limits.name_length));
  }
  return cutOne;
})`;
