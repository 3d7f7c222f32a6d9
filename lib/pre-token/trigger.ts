/**
 * The trigger's versions as the AWS console and `LambdaVersion` name them. `V1_0` customizes the id token, with strings;
 * `V2_0` both tokens, with any JSON (Essentials or Plus plan); `V3_0` is that, for client credentials too.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const triggerVersions = ['V1_0', 'V2_0', 'V3_0'] as const;

export type TriggerVersion = (typeof triggerVersions)[number];

/** What made Cognito issue tokens. */
export const triggerSources = [
  'TokenGeneration_HostedAuth',
  'TokenGeneration_Authentication',
  'TokenGeneration_NewPasswordChallenge',
  'TokenGeneration_AuthenticateDevice',
  'TokenGeneration_RefreshTokens',
  'TokenGeneration_ClientCredentials',
] as const;

export type TriggerSource = (typeof triggerSources)[number];

/** The sources that a version is called for: a client without a user is version 3's alone. */
export const sourcesOf = (version: TriggerVersion): readonly TriggerSource[] =>
  triggerSources.filter((source) => version === 'V3_0' || source !== 'TokenGeneration_ClientCredentials');

/** `event.version` of each. */
export const eventVersions = { V1_0: '1', V2_0: '2', V3_0: '3' } as const satisfies Record<
  TriggerVersion,
  string
>;

/** The member of `response` that each reads, and beside which it reads nothing. */
export const responseKeys = {
  V1_0: 'claimsOverrideDetails',
  V2_0: 'claimsAndScopeOverrideDetails',
  V3_0: 'claimsAndScopeOverrideDetails',
} as const satisfies Record<TriggerVersion, string>;
