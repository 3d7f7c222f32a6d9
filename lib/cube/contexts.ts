/**
 * The `SECURITY_CONTEXT` of the data model: the claim that CUBEJS_JWT_CLAIMS_NAMESPACE names or, without a
 * namespace, all claims, overridden by the fields of the legacy `u`.
 */
export function modelContextOf(securityContext: unknown, namespace: string | undefined): unknown {
  if (typeof securityContext !== 'object' || securityContext === null) return {};
  const context = securityContext as Record<string, unknown>;
  // `in`, as in Cube: also finds what every object has, such as `constructor`.
  if (namespace !== undefined) return namespace in context ? context[namespace] : {};
  if (!context.u) return context;
  const { u, ...merged } = { ...context, ...(context.u as object) } as Record<string, unknown>;
  return merged;
}

/**
 * Whether a data model can read it. Cube wraps the context in a `Proxy`, which requires an object. A claim
 * that is JSON in a string stays a string.
 */
export function isReadable(modelContext: unknown): modelContext is Record<string, unknown> {
  return (typeof modelContext === 'object' || typeof modelContext === 'function') && modelContext !== null;
}
