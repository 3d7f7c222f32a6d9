import * as z from 'zod';

/** The trigger's version as the AWS console names it (`LambdaVersion`). */
export type TriggerVersion = 'V1_0' | 'V2_0' | 'V3_0';

/**
 * A Pre Token Generation event as the handler receives it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export type TriggerEvent = EventBase &
  (
    | { version: '1'; response: { claimsOverrideDetails: null } }
    | { version: '2' | '3'; response: { claimsAndScopeOverrideDetails: null } }
  );

type EventBase = {
  region: string;
  userPoolId: string;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  triggerSource: TriggerSource;
  request: {
    userAttributes: Record<string, string>;
    /** `null` without a user. */
    groupConfiguration: {
      groupsToOverride: readonly string[];
      iamRolesToOverride: string[];
      preferredRole: string | null;
    } | null;
    clientMetadata: Record<string, string>;
    /** Version 2 and later. */
    scopes?: readonly string[];
  };
};

export type TriggerSource =
  | 'TokenGeneration_HostedAuth'
  | 'TokenGeneration_Authentication'
  | 'TokenGeneration_NewPasswordChallenge'
  | 'TokenGeneration_RefreshTokens'
  | 'TokenGeneration_ClientCredentials';

/** The handler returns the whole event with its `response` filled in. The result is validated. */
export type TriggerHandler = (event: TriggerEvent) => Promise<unknown>;

/** The pool's setting: Cognito's `PreTokenGenerationConfig`. */
export type Trigger = { version: TriggerVersion; handler: TriggerHandler };

const groupOverrideDetails = z.object({
  groupsToOverride: z.array(z.string()).nullish(),
  iamRolesToOverride: z.array(z.string()).nullish(),
  preferredRole: z.string().nullish(),
});

/** Version 1 customizes only the id_token, and only with strings. */
const version1 = z.object({
  response: z.object({
    claimsOverrideDetails: z
      .object({
        claimsToAddOrOverride: z.record(z.string(), z.string()).nullish(),
        claimsToSuppress: z.array(z.string()).nullish(),
        groupOverrideDetails: groupOverrideDetails.nullish(),
      })
      .nullish(),
  }),
});

const generation = z.object({
  claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
  claimsToSuppress: z.array(z.string()).nullish(),
});

const overrides = z.object({
  idTokenGeneration: generation.nullish(),
  accessTokenGeneration: generation
    .extend({ scopesToAdd: z.array(z.string()).nullish(), scopesToSuppress: z.array(z.string()).nullish() })
    .nullish(),
  groupOverrideDetails: groupOverrideDetails.nullish(),
});

const version2 = z.object({ response: z.object({ claimsAndScopeOverrideDetails: overrides.nullish() }) });

/** The trigger's changes to the tokens, in version 2's shape for every version. */
export type Overrides = z.infer<typeof overrides>;

/** The trigger's changes to one token. */
export type Generation = z.infer<typeof generation>;

/**
 * Reads a handler's result. Like Cognito, it silently ignores fields of another version than the event's. Returns
 * undefined if the result isn't an event.
 */
export function readOverrides(version: TriggerEvent['version'], answer: unknown): Overrides | undefined {
  switch (version) {
    case '1': {
      const { data } = version1.safeParse(answer);
      if (!data) return undefined;
      const { groupOverrideDetails: groups, ...idTokenGeneration } =
        data.response.claimsOverrideDetails ?? {};
      return { idTokenGeneration, ...(groups !== undefined && { groupOverrideDetails: groups }) };
    }
    case '2':
    case '3': {
      const { data } = version2.safeParse(answer);
      return data && (data.response.claimsAndScopeOverrideDetails ?? {});
    }
  }
}
