/** The five steps of a sign-in, in order. No other file repeats the order. */
export const steps = ['configure', 'authorize', 'exchange', 'verify', 'cube'] as const;

export type Step = (typeof steps)[number];

/** The state of a step in its section. */
export type StepStatus = 'idle' | 'pass' | 'warn' | 'fail';
