import 'server-only';

/**
 * One value for the whole process. Next bundles instrumentation, proxy, route handlers and pages apart from each
 * other, so module state would exist several times over.
 */
export function singleton<T>(name: string, make: () => T): T {
  const values = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`claimcheck.${name}`);
  values[key] ??= make();
  return values[key];
}
