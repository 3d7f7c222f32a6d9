/**
 * What the text of a model in JavaScript finds around it, as the text of a function: what `cube` and `view` define, with
 * everything that depends on the token evaluated. It runs inside the sandbox. Names that aren’t known, such as those of
 * members and other cubes, are references.
 */
export const modelHarness = `(function (run, context) {
  const cubes = [];
  let reads = [];
  let paths = [];
  let name = '';
  const missing = [];
  const reader = (path) => new Proxy(function () {}, {
    get(target, key) {
      if (key === Symbol.toPrimitive || key === 'toString') return () => { reads.push({ path, method: 'none' }); return ''; };
      if (typeof key !== 'string') return undefined;
      if (key === '$path') return path;
      if (key === 'filter' || key === 'requiredFilter') return () => { reads.push({ path, method: key }); return '1 = 1'; };
      if (key === 'unsafeValue') return () => { reads.push({ path, method: key }); return ''; };
      return reader([...path, key]);
    },
  });
  const reference = (text) => new Proxy(function () {}, {
    get(target, key) {
      if (key === Symbol.toPrimitive || key === 'toString') return () => text;
      if (key === '$reference') return text;
      return typeof key === 'string' ? reference(text + '.' + key) : undefined;
    },
    apply: () => reference(text + '()'),
  });
  // What policies get: objects are watched, values are as they are.
  const watch = (value, path) => typeof value !== 'object' || value === null ? value : new Proxy(value, {
    get(target, key) {
      const each = target[key];
      if (typeof key !== 'string' || typeof each === 'function' || Array.isArray(target)) return each;
      if (typeof each !== 'object' || each === null || Array.isArray(each)) paths.push([...path, key]);
      return watch(each, [...path, key]);
    },
  });
  const securityContext = watch(context, []);
  function plain(value, depth) {
    if (value === undefined) return { $undefined: true };
    if (depth > 30) return null;
    if (typeof value === 'function') {
      if (value.$path) return { $path: value.$path };
      if (value.$reference !== undefined) return { $reference: value.$reference };
      try { return plain(value(securityContext), depth + 1); } catch (error) { return { $threw: String(error) }; }
    }
    if (typeof value === 'bigint') return String(value);
    if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, depth + 1)]));
    }
    return value;
  }
  const define = (isView) => (given, definition) => {
    name = String(given);
    const made = plain(definition || {}, 0);
    cubes.push({ name, isView, definition: made, reads, paths });
    reads = [];
    paths = [];
  };
  const known = {
    cube: define(false), view: define(true),
    SECURITY_CONTEXT: reader([]), securityContext, security_context: securityContext,
    COMPILE_CONTEXT: { securityContext },
    CUBE: reference('CUBE'), TABLE: reference('CUBE'),
    asyncModule: () => { missing.push('asyncModule'); },
    context: () => {},
    require: (from) => { missing.push("require('" + from + "')"); return reference(String(from)); },
  };
  const scope = new Proxy({}, {
    has: (target, key) => typeof key === 'string' && !(key in globalThis),
    get: (target, key) => key === Symbol.unscopables ? undefined : Object.hasOwn(known, key) ? known[key] : reference(String(key)),
  });
  try { run(scope); } catch (error) { return { cubes, missing, threw: String(error) }; }
  return { cubes, missing };
})`;
