import { z } from 'zod';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cubeVariables, cubeVersions } from './cube-variables';
import { clientAuthentications, templates } from './kinds';
import {
  type Field,
  limits,
  readClientId,
  readClientSecret,
  readCubeUrl,
  readExtraParameters,
  readHost,
  readName,
  readScope,
  readUrl,
} from './profile-fields';

/**
 * The one shape of a profile, with its limits, for every door that it comes in by: the Configuration dialog, a file or
 * link, the operator's file, the environment, and what is stored. The types follow from it.
 */

/** A field that may be missing, without the `undefined` that JSON does not have. */
const maybe = <T extends z.ZodType>(schema: T) => schema.exactOptional();

/** Text that a field's own reader takes as it is. */
const readBy = (read: (text: string) => Field<unknown>) =>
  z.string().superRefine((text, context) => {
    const field = read(text);
    if (!field.ok) context.addIssue({ code: 'custom', message: field.problem });
  });

const endpoint = readBy((text) => readUrl(text, 'URL of an endpoint'));
const list = z.array(z.string().max(100)).max(100);
const line = z
  .string()
  .max(limits.parameter)
  .regex(/^[^\r\n]*$/);

const metadataSchema: z.ZodType<ProviderMetadata> = z.object({
  issuer: endpoint,
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: maybe(endpoint),
  end_session_endpoint: maybe(endpoint),
  revocation_endpoint: maybe(endpoint),
  id_token_signing_alg_values_supported: maybe(list),
  token_endpoint_auth_methods_supported: maybe(list),
  authorization_response_iss_parameter_supported: maybe(z.boolean()),
});

/** What a Cube is configured with, as far as it concerns tokens. No secret is in it, only that there is one. */
export const cubeSettingsSchema = z.object({
  /** Exactly as Cube's process has them: an empty value is not the same as none. */
  variables: z.partialRecord(z.enum(cubeVariables), z.string().max(2_000)),
  /** Whether CUBEJS_API_SECRET has a value. */
  has_api_secret: z.boolean(),
  /** Whether CUBEJS_API_SECRETS has one: the list of 1.6.54 and later. */
  has_api_secrets: maybe(z.boolean()),
  /** Whether CUBEJS_JWT_KEY has a value. */
  has_jwt_key: z.boolean(),
  /** Whether CUBEJS_PLAYGROUND_AUTH_SECRET has a value. */
  has_playground_secret: maybe(z.boolean()),
  /** What the data model filters by, as typed: `company_id`, `tenant.id`. Nothing is known of rows without it. */
  filter: maybe(z.string().max(1_000)),
  version: maybe(z.enum(cubeVersions)),
  /** Of its REST API, where cube.js sets another than /cubejs-api. */
  base_path: maybe(z.string().max(200)),
  /** A query to try a token with, in Cube's JSON format, as it was typed. */
  query: maybe(z.string().max(4_000)),
});

/** One set of settings to sign in with. The client secret is kept apart and never sent to a browser. */
export const profileSchema = z.object({
  /** `demo`, `env`, `team-…`, or the id of one of the user's own. */
  id: z.string().max(200),
  name: readBy(readName),
  template: z.enum(templates),
  /** Empty where the endpoints were typed. */
  discovery_url: z.string().max(limits.url),
  /** Absent until it was discovered: the `demo` and `env` profiles look it up when they are used. */
  metadata: maybe(metadataSchema),
  client_id: readBy(readClientId),
  /** `automatic`: none without a secret, else the first of basic and post that the metadata supports. */
  client_authentication: z.enum(['automatic', ...clientAuthentications]),
  /** Space-separated, as it goes over the wire. */
  scope: readBy(readScope),
  /** Parameters added to the authorization request, such as `identity_provider` or `lang`. */
  extra_parameters: z
    .record(line, line)
    .refine((parameters) => readExtraParameters(linesOf(parameters)).ok, 'A parameter can’t be set here.'),
  /** Hosts besides the provider's own that were confirmed: a code, a token or the secret may go there. */
  confirmed_hosts: maybe(z.array(readBy(readHost)).max(20)),
  /** Where Cube's Developer Playground is. */
  cube_url: readBy(readCubeUrl),
  /** What that Cube is configured with; absent until someone says. */
  cube_settings: maybe(cubeSettingsSchema),
});

const linesOf = (parameters: Record<string, string>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/**
 * The secret of a profile that was given to the user, as a copy of that profile keeps it: not the secret, but whose it
 * is. It counts as long as the given profile is there, for the same client, and its secret goes to the same place.
 */
export const secretReferenceSchema = z.object({
  given: z.string().max(200),
  client_id: z.string().max(limits.client_id),
  goes_to: z.string().max(limits.url + 100),
});

/** The file of the user's own profiles. */
export const storedProfilesSchema = z.object({
  version: z.literal(1),
  /** Oldest save first. */
  profiles: z.array(profileSchema),
  /** By profile id, apart from the profiles, so that listing these can leak none. */
  client_secrets: z.record(z.string(), z.union([readBy(readClientSecret), secretReferenceSchema])),
});
