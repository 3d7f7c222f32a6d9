import { z } from 'zod';

const step = z.object({
  hook: z.string(),
  given: z.array(z.unknown()),
  returned: z.unknown().optional(),
  nothing: z.boolean().optional(),
  threw: z.string().optional(),
  isError: z.boolean().optional(),
  notCalled: z.boolean().optional(),
});

const scenario = z.object({
  steps: z.array(step),
  stopped: z.boolean(),
  checkedContext: z.unknown().optional(),
  context: z.unknown().optional(),
  hasContext: z.boolean().optional(),
});

const about = z.object({
  names: z.array(z.string()),
  functions: z.array(z.string()),
  basePath: z.string().nullable(),
  jwt: z.record(z.string(), z.unknown()).nullable(),
  jwtNames: z.array(z.string()),
  jwkUrl: z.union([z.object({ returned: z.unknown() }), z.object({ threw: z.string() })]).nullable(),
});

/** What the harness returned: text that anyone may have written, so it’s read before it’s used. */
export const rawConfiguration = z.object({ about, scenarios: z.record(z.string(), scenario) });

export type RawStep = z.infer<typeof step>;
export type RawScenario = z.infer<typeof scenario>;
export type RawAbout = z.infer<typeof about>;
export type RawConfiguration = z.infer<typeof rawConfiguration>;
