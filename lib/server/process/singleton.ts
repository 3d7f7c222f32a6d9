import 'server-only';

/**
 * One value for the whole process. Next.js bundles instrumentation, proxy, route handlers, and pages
 * separately, so module state would exist several times.
 */
export function singleton<T>(name: string, make: () => T): T {
  const values = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`claimcheck.${name}`);
  values[key] ??= make();
  return values[key];
}
