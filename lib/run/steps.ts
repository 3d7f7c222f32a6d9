/** The five steps of a login, in the one place that knows their order. */
export const steps = ['configure', 'authorize', 'exchange', 'verify', 'cube'] as const;

export type Step = (typeof steps)[number];

/** The state of a step, as its section shows it. */
export type StepStatus = 'idle' | 'pass' | 'warn' | 'fail';
