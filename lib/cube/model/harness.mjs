// @ts-check
/** @typedef {string[]} Path */
/** @typedef {{ path: Path, method: string }} Read */

/**
 * The environment of a model in JavaScript: the definitions of `cube` and `view`, with everything that
 * depends on the
 * token evaluated. Unknown names, such as members and other cubes, are references. Evaluated inside the
 * sandbox, so it
 * can't use anything from outside.
 * @param {(scope: object) => void} run
 * @param {unknown} context
 */
export function modelHarness(run, context) {
  /** @type {object[]} */
  const cubes = [];
  /** @type {Read[]} */
  let reads = [];
  /** @type {Path[]} */
  let paths = [];
  /** @type {string[]} */
  const missing = [];

  /** @type {(path: Path) => Function} */
  const reader = (path) => {
    /** @param {string} method */
    const read = (method, text = '') => {
      reads.push({ path, method });
      return text;
    };
    return new Proxy(() => {}, {
      get(_, key) {
        if (key === Symbol.toPrimitive || key === 'toString') return () => read('none');
        if (typeof key !== 'string') return undefined;
        if (key === '$path') return path;
        if (key === 'filter' || key === 'requiredFilter') return () => read(key, '1 = 1');
        if (key === 'unsafeValue') return () => read(key);
        return reader([...path, key]);
      },
    });
  };

  /** @type {(text: string) => Function} */
  const reference = (text) =>
    new Proxy(() => {}, {
      get(_, key) {
        if (key === Symbol.toPrimitive || key === 'toString') return () => text;
        if (key === '$reference') return text;
        if (key === '$path') return undefined;
        return typeof key === 'string' ? reference(`${text}.${key}`) : undefined;
      },
      apply: () => reference(`${text}()`),
    });

  /**
   * The context of policies: objects are watched, other values are unchanged.
   * @type {(value: any, path: Path) => any}
   */
  const watch = (value, path) =>
    typeof value !== 'object' || value === null
      ? value
      : new Proxy(value, {
          get(target, key) {
            const each = target[key];
            if (typeof key !== 'string' || typeof each === 'function' || Array.isArray(target)) return each;
            if (typeof each !== 'object' || each === null || Array.isArray(each)) paths.push([...path, key]);
            return watch(each, [...path, key]);
          },
        });
  const securityContext = watch(context, []);

  /** @type {(value: any, depth: number) => unknown} */
  function plain(value, depth) {
    if (value === undefined) return { $undefined: true };
    if (depth > 30) return null;
    if (typeof value === 'function') {
      if (value.$path) return { $path: value.$path };
      if (value.$reference !== undefined) return { $reference: value.$reference };
      try {
        return plain(value(securityContext), depth + 1);
      } catch (error) {
        return { $threw: String(error) };
      }
    }
    if (typeof value === 'bigint') return String(value);
    if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, depth + 1)]));
    }
    return value;
  }

  /** @param {boolean} isView */
  const define = (isView) => (/** @type {unknown} */ name, /** @type {unknown} */ definition) => {
    const made = plain(definition || {}, 0);
    cubes.push({ name: String(name), isView, definition: made, reads, paths });
    reads = [];
    paths = [];
  };

  /** @type {Record<string, unknown>} */
  const known = {
    cube: define(false),
    view: define(true),
    SECURITY_CONTEXT: reader([]),
    securityContext,
    security_context: securityContext,
    COMPILE_CONTEXT: { securityContext },
    CUBE: reference('CUBE'),
    TABLE: reference('CUBE'),
    asyncModule: () => {
      missing.push('asyncModule');
    },
    context: () => {},
    require: (/** @type {unknown} */ from) => {
      missing.push(`require('${from}')`);
      return reference(String(from));
    },
  };
  const scope = new Proxy(
    {},
    {
      has: (_, key) => typeof key === 'string' && !(key in globalThis),
      get: (_, key) => {
        if (typeof key === 'symbol') return undefined;
        return Object.hasOwn(known, key) ? known[key] : reference(key);
      },
    },
  );
  try {
    run(scope);
  } catch (error) {
    return { cubes, missing, threw: String(error) };
  }
  return { cubes, missing };
}
