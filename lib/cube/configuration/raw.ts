import { z } from 'zod';

const step = z.object({
  hook: z.string(),
  given: z.array(z.unknown()),
  returned: z.unknown().optional(),
  nothing: z.boolean().optional(),
  threw: z.string().optional(),
  isError: z.boolean().optional(),
  /** The message of an error that Cube passes on with 400. */
  forUser: z.string().optional(),
  /** Which filters of a query have a value that is undefined. */
  sparse: z.array(z.number()).optional(),
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
  /** `typeof` each option, with `array`, `null` and `empty` apart. */
  kinds: z.record(z.string(), z.string()),
  jwtKinds: z.record(z.string(), z.string()),
  apiSecret: z.string().nullable(),
  apiSecrets: z.array(z.string()).nullable(),
  functions: z.array(z.string()),
  basePath: z.string().nullable(),
  jwt: z.record(z.string(), z.unknown()).nullable(),
  jwkUrl: z.union([z.object({ returned: z.unknown() }), z.object({ threw: z.string() })]).nullable(),
});

/** The harness's result. It's untrusted text, so it’s validated first. */
export const rawConfiguration = z.object({ about, scenarios: z.record(z.string(), scenario) });

export type RawStep = z.infer<typeof step>;
export type RawScenario = z.infer<typeof scenario>;
export type RawAbout = z.infer<typeof about>;
export type RawConfiguration = z.infer<typeof rawConfiguration>;
