/** Bytes of all fields together that a form of this app may have; Next.js refuses a few more silently. */
export const formLimit = 1_000_000;

/** Bytes that a field takes in a form. Linear in its length. */
export const sizeInForm = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
