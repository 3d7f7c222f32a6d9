// @ts-check
/**
 * How Lambda's Node.js runtime calls a handler, up to `nodejs22.x`: as the text of a function, since it is evaluated
 * inside QuickJS for what is typed, and in a process of its own for a file. Given `host`, to which it tells what
 * happens in text and numbers, it answers a function that calls the handler among some exports.
 *
 * A promise is awaited; else the answer is what `callback`, or `context.succeed`, is given, and by default not before
 * nothing is left to do; what a handler returns that isn't a promise is ignored.
 */
export const lambdaRuntime = `(function (host) {
  'use strict';
  const { stringify, parse } = JSON;
  const { keys } = Object;

  /** The export that Lambda's Handler setting would name: "handler", else the only function there is. */
  function find(exported) {
    if (exported === null || (typeof exported !== 'object' && typeof exported !== 'function')) return null;
    if (typeof exported.handler === 'function') return 'handler';
    const names = keys(exported).filter((name) => typeof exported[name] === 'function');
    return names.length === 1 ? names[0] : null;
  }

  function threw(error) {
    let name = typeof error, message = '', stack = '';
    try {
      if (error instanceof Error) {
        name = String(error.name);
        message = String(error.message);
        stack = String(error.stack);
      } else message = String(error);
    } catch (_) {}
    host.threw(name, message, stack);
  }

  function run(exported, eventText, context) {
    const name = find(exported);
    if (name === null) {
      let names = [];
      try { names = keys(exported); } catch (_) {}
      host.noHandler(names.join(','), typeof exported === 'function');
      return;
    }
    const handler = exported[name];
    host.found(name, Number(handler.length));
    let answered = false;
    const succeed = (by) => (value) => {
      if (answered) return;
      answered = true;
      let text;
      try {
        text = stringify(value);
      } catch (error) {
        host.threw('Runtime.MarshalError', 'Unable to stringify response body', '');
        return;
      }
      host.returned(by, text === undefined ? 'null' : text, by === 'callback' && lambda.callbackWaitsForEmptyEventLoop);
    };
    const fail = (error) => {
      if (answered) return;
      answered = true;
      threw(error);
    };
    const callback = (error, value) => error === undefined || error === null ? succeed('callback')(value) : fail(error);
    const lambda = {
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'pre-token-generation',
      functionVersion: '$LATEST',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/pre-token-generation',
      ...context,
      getRemainingTimeInMillis: () => host.remaining(),
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
      host.promised();
      result.then(succeed('promise'), fail);
    } else if (result !== undefined) host.ignored();
  }

  return run;
})`;
