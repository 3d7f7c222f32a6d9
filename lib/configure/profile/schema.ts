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
 * The only schema of a profile, with its limits, for every source: the Configuration dialog, a file or link,
 * the operator's file, the environment, and storage. The types are derived from it.
 */

/** An optional field, without `undefined`, which JSON doesn't have. */
const maybe = <T extends z.ZodType>(schema: T) => schema.exactOptional();

/** Text that the field's own reader accepts unchanged. */
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

/** The part of a Cube configuration that concerns tokens. For secrets, only flags. */
export const cubeSettingsSchema = z.object({
  /** Exactly as in Cube's process: an empty value differs from a missing one. */
  variables: z.partialRecord(z.enum(cubeVariables), z.string().max(2_000)),
  /** Whether CUBEJS_API_SECRET has a value. */
  has_api_secret: z.boolean(),
  /** Whether CUBEJS_API_SECRETS has a value: the list in 1.6.54 and later. */
  has_api_secrets: maybe(z.boolean()),
  /** Whether CUBEJS_JWT_KEY has a value. */
  has_jwt_key: z.boolean(),
  /** Whether CUBEJS_PLAYGROUND_AUTH_SECRET has a value. */
  has_playground_secret: maybe(z.boolean()),
  /**
   * The path that the data model filters by, as typed: `company_id`, `tenant.id`. Without it, rows can't be
   * predicted.
   */
  filter: maybe(z.string().max(1_000)),
  version: maybe(z.enum(cubeVersions)),
  /** The base path of its REST API, if cube.js sets another one than /cubejs-api. */
  base_path: maybe(z.string().max(200)),
  /** A query to test a token with, in Cube's JSON format, as typed. */
  query: maybe(z.string().max(4_000)),
});

/** A set of settings to sign in with. The client secret is stored separately and never sent to a browser. */
export const profileSchema = z.object({
  /** `demo`, `env`, `team-…`, or the ID of an own profile. */
  id: z.string().max(200),
  name: readBy(readName),
  template: z.enum(templates),
  /** Empty if the endpoints were typed. */
  discovery_url: z.string().max(limits.url),
  /** Absent until discovery. The `demo` and `env` profiles look it up on every use. */
  metadata: maybe(metadataSchema),
  client_id: readBy(readClientId),
  /** `automatic`: none without a secret, otherwise basic or post, depending on the metadata, with basic preferred. */
  client_authentication: z.enum(['automatic', ...clientAuthentications]),
  /** Space-separated, as it's sent. */
  scope: readBy(readScope),
  /** Parameters added to the authorization request, such as `identity_provider` or `lang`. */
  extra_parameters: z
    .record(line, line)
    .refine((parameters) => readExtraParameters(linesOf(parameters)).ok, 'A parameter can’t be set here.'),
  /** Confirmed hosts besides the provider's own. A code, a token, or the secret may be sent there. */
  confirmed_hosts: maybe(z.array(readBy(readHost)).max(20)),
  /** The URL of Cube's Developer Playground. */
  cube_url: readBy(readCubeUrl),
  /** The configuration of that Cube; absent until the user enters it. */
  cube_settings: maybe(cubeSettingsSchema),
});

const linesOf = (parameters: Record<string, string>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/**
 * How a copy of a given profile stores its secret: not the secret, but a reference to it. It's valid as long
 * as the given profile exists, has the same client, and sends its secret to the same place.
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
  /** By profile ID, separate from the profiles, so that listing those can't leak a secret. */
  client_secrets: z.record(z.string(), z.union([readBy(readClientSecret), secretReferenceSchema])),
});
