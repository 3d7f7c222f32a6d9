/** Maximum bytes of all fields in a form of this app. Slightly more, and Next.js silently rejects it. */
export const formLimit = 1_000_000;

/** Bytes of a field in a form. Linear in its length. */
export const sizeInForm = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
