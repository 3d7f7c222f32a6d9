// @ts-check
/** @typedef {{ callback: (...values: unknown[]) => void, values: unknown[], repeats: boolean, delay: number }} Timer */

/**
 * The environment of a handler, evaluated inside QuickJS before the handler. Takes `host`, a few functions of
 * the worker
 * for text and numbers, and returns `{ fire, require }`.
 *
 * All of it is inside the sandbox: a handler that breaks it only breaks its own run.
 * @param {Record<'log' | 'missing' | 'begin' | 'end' | 'hold', (...values: any[]) => void>} host
 */
export function prelude(host) {
  const { stringify } = JSON;
  const { defineProperty } = Object;

  /** @param {unknown} value */
  function show(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error)
      return `${value.name}: ${value.message}${value.stack ? `\n${value.stack}` : ''}`;
    if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`;
    try {
      /** @type {unknown[]} */
      const open = [];
      const text = stringify(
        value,
        function (_, member) {
          while (open.length && open[open.length - 1] !== this) open.pop();
          if (typeof member === 'bigint') return `${member}n`;
          if (typeof member === 'function') return `[Function: ${member.name || 'anonymous'}]`;
          if (typeof member === 'object' && member !== null) {
            if (open.includes(member)) return '[Circular]';
            open.push(member);
          }
          return member;
        },
        2,
      );
      return text === undefined ? String(value) : text;
    } catch {
      return String(value);
    }
  }

  /**
   * Like Node.js's util.format: the first text may have placeholders for the other values.
   * @param {unknown[]} values
   */
  function format(values) {
    if (typeof values[0] !== 'string') return values.map(show).join(' ');
    let next = 1;
    const text = values[0].replace(/%([sdifjoOc%])/g, (place, kind) => {
      if (kind === '%') return '%';
      if (next >= values.length) return place;
      const value = values[next++];
      if (kind === 'c') return '';
      if (kind === 'd') return typeof value === 'object' ? 'NaN' : String(Number(value));
      if (kind === 'i') return typeof value === 'object' ? 'NaN' : String(Number.parseInt(String(value), 10));
      if (kind === 'f') return String(Number.parseFloat(String(value)));
      return kind === 'j' ? String(stringify(value)) : show(value);
    });
    return [text, ...values.slice(next).map(show)].join(' ');
  }

  let indent = '';
  /** @type {(level: string) => (...values: unknown[]) => void} */
  const log =
    (level) =>
    (...values) =>
      host.log(level, indent + format(values));
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Map<string, number>} */
  const clocks = new Map();
  /** @type {(...values: unknown[]) => void} */
  const group = (...values) => {
    if (values.length > 0) console.log(...values);
    indent += '  ';
  };
  /** @type {(label?: string, ...values: unknown[]) => void} */
  const elapsed = (label = 'default', ...values) => {
    const since = clocks.get(label);
    if (since !== undefined) console.log(`${label}: ${Date.now() - since}ms`, ...values);
  };
  const console = {
    log: log('log'),
    info: log('info'),
    debug: log('debug'),
    warn: log('warn'),
    error: log('error'),
    trace: log('error'),
    dir: (/** @type {unknown} */ value) => console.log(value),
    dirxml: log('log'),
    table: log('log'),
    assert: (/** @type {unknown} */ holds, /** @type {unknown[]} */ ...values) => {
      if (!holds)
        console.warn(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']));
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      console.log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => {
      counts.delete(label);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = 'default') => {
      clocks.set(label, Date.now());
    },
    timeLog: elapsed,
    timeEnd: (label = 'default') => {
      elapsed(label);
      clocks.delete(label);
    },
  };

  /** @type {Map<number, Timer>} */
  const timers = new Map();
  let last = 0;
  /** @type {(repeats: boolean) => (callback: Timer['callback'], delay?: unknown, ...values: unknown[]) => object} */
  const begin =
    (repeats) =>
    (callback, delay, ...values) => {
      const id = ++last;
      const timer = {
        ref() {
          host.hold(id, true);
          return timer;
        },
        unref() {
          host.hold(id, false);
          return timer;
        },
        [Symbol.toPrimitive]: () => id,
      };
      timers.set(id, { callback, values, repeats, delay: Number(delay) || 0 });
      host.begin(id, Number(delay) || 0);
      return timer;
    };
  const end = (/** @type {unknown} */ timer) => {
    if (timer === undefined || timer === null) return;
    timers.delete(Number(timer));
    host.end(Number(timer));
  };
  /** @param {number} id */
  function fire(id) {
    const timer = timers.get(id);
    if (!timer) return;
    if (timer.repeats) host.begin(id, timer.delay);
    else timers.delete(id);
    timer.callback(...timer.values);
  }
  const setTimeout = begin(false);

  // Globals of Node.js that aren't available here: undefined, and recorded if used.
  const missing = [
    'Buffer',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'fetch',
    'Headers',
    'Request',
    'Response',
    'crypto',
    'atob',
    'btoa',
    'structuredClone',
    'AbortController',
    'AbortSignal',
    'performance',
    'Intl',
    'WebAssembly',
    'WebSocket',
    'navigator',
    'Deno',
    'Bun',
  ];
  for (const name of missing) {
    defineProperty(globalThis, name, {
      configurable: true,
      get() {
        host.missing(name);
        return undefined;
      },
      set(value) {
        defineProperty(globalThis, name, { configurable: true, writable: true, value });
      },
    });
  }

  /** @param {unknown} name */
  function require(name) {
    host.missing(`require('${name}')`);
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  }

  Object.assign(globalThis, {
    console,
    setTimeout,
    setInterval: begin(true),
    setImmediate: (/** @type {Timer['callback']} */ callback, /** @type {unknown[]} */ ...values) =>
      globalThis.setTimeout(callback, 0, ...values),
    clearTimeout: end,
    clearInterval: end,
    clearImmediate: end,
    queueMicrotask: (/** @type {() => void} */ callback) => {
      Promise.resolve().then(callback);
    },
    global: globalThis,
    process: {
      env: new Proxy(/** @type {Record<string | symbol, string>} */ ({}), {
        get(target, name) {
          if (!(name in target) && typeof name === 'string') host.missing(`process.env.${name}`);
          return target[name];
        },
      }),
    },
  });

  return { fire, require };
}
