// @ts-check
/**
 * What a handler finds around it, as the text of a function that is evaluated inside QuickJS before the handler is.
 * Given `host`, a few functions of the worker that take and answer text and numbers, it answers `{ fire, require }`.
 *
 * All of it lives inside the sandbox: a handler that breaks it breaks its own run, and nothing else.
 */
export const prelude = `(function (host) {
  'use strict';
  const { stringify } = JSON;
  const { defineProperty } = Object;

  function show(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.name + ': ' + value.message + (value.stack ? '\\n' + value.stack : '');
    if (typeof value === 'function') return '[Function: ' + (value.name || 'anonymous') + ']';
    try {
      const open = [];
      const text = stringify(value, function (key, member) {
        while (open.length && open[open.length - 1] !== this) open.pop();
        if (typeof member === 'bigint') return String(member) + 'n';
        if (typeof member === 'function') return '[Function: ' + (member.name || 'anonymous') + ']';
        if (typeof member === 'object' && member !== null) {
          if (open.includes(member)) return '[Circular]';
          open.push(member);
        }
        return member;
      }, 2);
      return text === undefined ? String(value) : text;
    } catch (error) {
      return String(value);
    }
  }

  // As Node.js's util.format: a text in front may have places for the values behind it.
  function format(values) {
    if (typeof values[0] !== 'string') return values.map(show).join(' ');
    let next = 1;
    const text = values[0].replace(/%([sdifjoOc%])/g, (place, kind) => {
      if (kind === '%') return '%';
      if (next >= values.length) return place;
      const value = values[next++];
      if (kind === 'c') return '';
      if (kind === 'd') return typeof value === 'object' ? 'NaN' : String(Number(value));
      if (kind === 'i') return typeof value === 'object' ? 'NaN' : String(parseInt(value));
      if (kind === 'f') return String(parseFloat(value));
      return kind === 'j' ? String(stringify(value)) : show(value);
    });
    return [text, ...values.slice(next).map(show)].join(' ');
  }

  let indent = '';
  const log = (level) => (...values) => host.log(level, indent + format(values));
  const counts = new Map();
  const clocks = new Map();
  const group = (...values) => {
    if (values.length > 0) console.log(...values);
    indent += '  ';
  };
  const elapsed = (label = 'default', ...values) => {
    if (clocks.has(label)) console.log(label + ': ' + (Date.now() - clocks.get(label)) + 'ms', ...values);
  };
  const console = {
    log: log('log'), info: log('info'), debug: log('debug'), warn: log('warn'), error: log('error'),
    trace: log('error'), dir: (value) => console.log(value), dirxml: log('log'), table: log('log'),
    assert: (holds, ...values) => {
      if (!holds) console.warn(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']));
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) || 0) + 1);
      console.log(label + ': ' + counts.get(label));
    },
    countReset: (label = 'default') => { counts.delete(label); },
    group, groupCollapsed: group,
    groupEnd: () => { indent = indent.slice(2); },
    time: (label = 'default') => { clocks.set(label, Date.now()); },
    timeLog: elapsed,
    timeEnd: (label = 'default') => { elapsed(label); clocks.delete(label); },
  };
  globalThis.console = console;

  const timers = new Map();
  let last = 0;
  const begin = (repeats) => (callback, delay, ...values) => {
    const id = ++last;
    const timer = {
      ref() { host.hold(id, true); return timer; },
      unref() { host.hold(id, false); return timer; },
      [Symbol.toPrimitive]: () => id,
    };
    timers.set(id, { callback, values, repeats, delay: Number(delay) || 0 });
    host.begin(id, Number(delay) || 0);
    return timer;
  };
  const end = (timer) => {
    if (timer === undefined || timer === null) return;
    timers.delete(Number(timer));
    host.end(Number(timer));
  };
  function fire(id) {
    const timer = timers.get(id);
    if (!timer) return;
    if (timer.repeats) host.begin(id, timer.delay);
    else timers.delete(id);
    timer.callback(...timer.values);
  }
  globalThis.setTimeout = begin(false);
  globalThis.setInterval = begin(true);
  globalThis.setImmediate = (callback, ...values) => globalThis.setTimeout(callback, 0, ...values);
  globalThis.clearTimeout = globalThis.clearInterval = globalThis.clearImmediate = end;
  globalThis.queueMicrotask = (callback) => { Promise.resolve().then(callback); };
  globalThis.global = globalThis;

  // What Node.js has and this has not: seen as undefined, and told.
  const missing = [
    'Buffer', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'fetch', 'Headers', 'Request', 'Response',
    'crypto', 'atob', 'btoa', 'structuredClone', 'AbortController', 'AbortSignal', 'performance', 'Intl',
    'WebAssembly', 'WebSocket', 'navigator', 'Deno', 'Bun',
  ];
  for (const name of missing) {
    defineProperty(globalThis, name, {
      configurable: true,
      get() { host.missing(name); return undefined; },
      set(value) { defineProperty(globalThis, name, { configurable: true, writable: true, value }); },
    });
  }
  globalThis.process = {
    env: new Proxy({}, {
      get(target, name) {
        if (!(name in target) && typeof name === 'string') host.missing('process.env.' + name);
        return target[name];
      },
    }),
  };

  function require(name) {
    host.missing("require('" + name + "')");
    const error = new Error("Cannot find module '" + name + "'");
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  }

  return { fire, require };
})`;
