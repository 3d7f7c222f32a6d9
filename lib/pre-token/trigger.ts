/**
 * The trigger's versions, named as in the AWS console and `LambdaVersion`. `V1_0` customizes the id_token
 * with strings. `V2_0` customizes both tokens with any JSON (Essentials or Plus plan). `V3_0` does the same,
 * and also supports client credentials.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const triggerVersions = ['V1_0', 'V2_0', 'V3_0'] as const;

export type TriggerVersion = (typeof triggerVersions)[number];

/** Why Cognito issues tokens. */
export const triggerSources = [
  'TokenGeneration_HostedAuth',
  'TokenGeneration_Authentication',
  'TokenGeneration_NewPasswordChallenge',
  'TokenGeneration_AuthenticateDevice',
  'TokenGeneration_RefreshTokens',
  'TokenGeneration_ClientCredentials',
] as const;

export type TriggerSource = (typeof triggerSources)[number];

/** The sources that a version is called for. Only version 3 supports a client without a user. */
export const sourcesOf = (version: TriggerVersion): readonly TriggerSource[] =>
  triggerSources.filter((source) => version === 'V3_0' || source !== 'TokenGeneration_ClientCredentials');

/** `event.version` of each version. */
export const eventVersions = { V1_0: '1', V2_0: '2', V3_0: '3' } as const satisfies Record<
  TriggerVersion,
  string
>;

/** The only field of `response` that each version reads. */
export const responseKeys = {
  V1_0: 'claimsOverrideDetails',
  V2_0: 'claimsAndScopeOverrideDetails',
  V3_0: 'claimsAndScopeOverrideDetails',
} as const satisfies Record<TriggerVersion, string>;

/** What the workbench runs: Pre Token Generation in each of its versions, and inbound federation. */
export const workbenchTriggers = [...triggerVersions, 'inbound'] as const;

export type WorkbenchTrigger = (typeof workbenchTriggers)[number];
