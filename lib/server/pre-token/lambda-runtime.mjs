// @ts-check
/**
 * How Lambda's Node.js runtime calls a handler, up to `nodejs22.x`. Evaluated inside QuickJS for typed
 * handlers, and in
 * a separate process for a file. Takes `host`, whose functions it calls with text and numbers, and returns a
 * function that
 * calls the handler among some exports.
 *
 * A promise is awaited. Otherwise, the response is the argument of `callback` or `context.succeed`, by
 * default once the
 * event loop is empty. A return value that isn't a promise is ignored.
 * @param {Record<string, (...values: any[]) => any>} host
 */
export function lambdaRuntime(host) {
  const { stringify, parse } = JSON;
  const { keys } = Object;

  /**
   * The export that Lambda's Handler setting would name: "handler", otherwise the only exported function.
   * @param {any} exported
   */
  function find(exported) {
    if (exported === null || (typeof exported !== 'object' && typeof exported !== 'function')) return null;
    if (typeof exported.handler === 'function') return 'handler';
    const names = keys(exported).filter((name) => typeof exported[name] === 'function');
    return names.length === 1 ? (names[0] ?? null) : null;
  }

  /** @param {unknown} error */
  function threw(error) {
    /** @type {string} */
    let name = typeof error;
    let message = '';
    let stack = '';
    try {
      if (error instanceof Error) {
        name = String(error.name);
        message = String(error.message);
        stack = String(error.stack);
      } else message = String(error);
    } catch {}
    host.threw?.(name, message, stack);
  }

  /** @param {unknown} exported */
  function namesOf(exported) {
    try {
      return keys(/** @type {object} */ (exported));
    } catch {
      return [];
    }
  }

  /**
   * @param {any} exported
   * @param {string} eventText
   * @param {Record<string, string>} context
   */
  function run(exported, eventText, context) {
    const name = find(exported);
    if (name === null) {
      host.noHandler?.(namesOf(exported).join(','), typeof exported === 'function');
      return;
    }
    const handler = exported[name];
    host.found?.(name, Number(handler.length));
    let answered = false;
    const succeed = (/** @type {'callback' | 'promise'} */ by) => (/** @type {unknown} */ value) => {
      if (answered) return;
      answered = true;
      /** @type {string | undefined} */
      let text;
      try {
        text = stringify(value);
      } catch {
        host.threw?.('Runtime.MarshalError', 'Unable to stringify response body', '');
        return;
      }
      host.returned?.(by, text ?? 'null', by === 'callback' && lambda.callbackWaitsForEmptyEventLoop);
    };
    const fail = (/** @type {unknown} */ error) => {
      if (answered) return;
      answered = true;
      threw(error);
    };
    const callback = (/** @type {unknown} */ error, /** @type {unknown} */ value) =>
      error === undefined || error === null ? succeed('callback')(value) : fail(error);
    const lambda = {
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'pre-token-generation',
      functionVersion: '$LATEST',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/pre-token-generation',
      ...context,
      getRemainingTimeInMillis: () => host.remaining?.(),
      succeed: succeed('callback'),
      fail,
      done: callback,
    };
    let result;
    try {
      result = handler(parse(eventText), lambda, callback);
    } catch (error) {
      fail(error);
      return;
    }
    if (result !== null && typeof result === 'object' && typeof result.then === 'function') {
      host.promised?.();
      result.then(succeed('promise'), fail);
    } else if (result !== undefined) host.ignored?.();
  }

  return run;
}
