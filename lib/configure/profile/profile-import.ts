import { z } from 'zod';
import { metadataNotes } from '@/lib/configure/discovery-notes';
import { parseJson } from '@/lib/json/parse';
import type { Check } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { discoverySection } from '@/lib/oidc/spec-links';
import { excerpt } from '@/lib/text/excerpt';
import type { CubeSettings } from './cube-settings';
import type { ProfileDraft } from './draft';
import { clientAuthentications, type Profile, templates } from './profile';
import { readProfileDraft } from './profile-draft';
import { readUrl } from './profile-fields';
import { fileLimits, linkedText } from './profile-file';
import { cubeSettingsSchema, profileSchema } from './schema';

/** A profile from a file or a link, validated like the Configuration dialog. */
export type ImportedProfile =
  | {
      ok: true;
      profile: Omit<Profile, 'id'>;
      /** The original has a client secret, which is never exported. */
      has_secret: boolean;
      /** Things to check before you add it: where the code and the secret would be sent. */
      notes: Check[];
    }
  | { ok: false; name: string; problems: { member: string; problem: string }[] };

export type ProfileImport =
  /** `carries_secret`: the text contains a client secret, which wasn't imported. */
  { ok: true; profiles: ImportedProfile[]; carries_secret: boolean } | { ok: false; problem: string };

/** Reads an export, or a link to a profile. Nothing in it is trusted, and no request is sent. */
export function readProfileImport(text: string): ProfileImport {
  if (text.trim() === '') return { ok: false, problem: 'There is nothing to import.' };
  if (text.length > fileLimits.file) {
    return {
      ok: false,
      problem: `The text is ${text.length} characters long, but only ${fileLimits.file} are allowed. Check that it’s a profiles file.`,
    };
  }
  const json = parseJson(linkedText(text));
  const file = fileSchema.safeParse(json);
  if (!file.success) return { ok: false, problem: whyNoFile(json, text) };
  const { profiles } = file.data;
  if (profiles.length === 0) return { ok: false, problem: 'The file contains no profiles.' };
  if (profiles.length > fileLimits.profiles) {
    return {
      ok: false,
      problem: `The file has ${profiles.length} profiles, but only ${fileLimits.profiles} are allowed. Split it.`,
    };
  }
  return { ok: true, profiles: profiles.map(readOne), carries_secret: hasSecret(json) };
}

const fileSchema = z.object({ version: z.literal(1), profiles: z.array(z.unknown()) });

function whyNoFile(json: unknown, text: string): string {
  if (json === undefined) {
    return /\/import#/.test(text)
      ? 'The link can’t be read. It may be cut off. Copy the whole link again.'
      : 'This isn’t a profile link or a profiles file. Paste the whole link, or choose the exported file.';
  }
  return typeof json === 'object' && json !== null && 'version' in json && json.version !== 1
    ? 'The file was written by an incompatible version of Claimcheck.'
    : 'This JSON isn’t a profiles file. Export one under Profiles.';
}

const text = z.string().catch('');
const line = z.string().regex(/^[^\r\n]*$/);
const list = z.array(z.string().max(100)).max(100).exactOptional();

/** Metadata fields that the dialog shows; the reader of each field validates them. */
const addressSchema = z.object({
  issuer: text,
  authorization_endpoint: text,
  token_endpoint: text,
  jwks_uri: text,
  userinfo_endpoint: text,
  end_session_endpoint: text,
});

const otherMetadataSchema = z.object({
  revocation_endpoint: z.string().exactOptional(),
  id_token_signing_alg_values_supported: list,
  token_endpoint_auth_methods_supported: list,
  authorization_response_iss_parameter_supported: z.boolean().exactOptional(),
});

const sharedSchema = z.object({
  name: text,
  template: z.enum(templates).catch('custom'),
  discovery_url: text,
  metadata: z.unknown().optional(),
  client_id: text,
  client_authentication: z.enum(['automatic', ...clientAuthentications]).catch('automatic'),
  scope: text,
  extra_parameters: z.unknown().optional(),
  cube_settings: z.unknown().optional(),
  confirmed_hosts: z.unknown().optional(),
  cube_url: text,
  has_secret: z.boolean().catch(false),
});

const parametersSchema = z.record(line, line);
const noParameters = {
  member: 'extra_parameters',
  problem: 'extra_parameters must be an object of single-line strings.',
};

const noCubeSettings = { member: 'cube_settings', problem: 'cube_settings aren’t valid Cube settings.' };

function readOne(entry: unknown, index: number): ImportedProfile {
  const shape = sharedSchema.safeParse(entry);
  if (!shape.success) {
    const problem = 'This isn’t a profile. A profile must be an object.';
    return { ok: false, name: `Profile ${index + 1}`, problems: [{ member: 'profile', problem }] };
  }
  const { metadata, has_secret, extra_parameters, cube_settings, confirmed_hosts, ...members } = shape.data;
  const parameters = parametersSchema.safeParse(extra_parameters ?? {});
  const draft: ProfileDraft = {
    ...members,
    ...(addressSchema.safeParse(metadata).data ?? addressSchema.parse({})),
    id: '',
    client_secret: '',
    remove_secret: false,
    extra_parameters: Object.entries(parameters.data ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  };
  const others = readOtherMetadata(metadata);
  const cube = readCubeSettings(cube_settings);
  const read = readProfileDraft(draft, undefined);
  const problems = [
    ...(read.ok ? [] : Object.entries(read.problems).map(([member, problem]) => ({ member, problem }))),
    ...others.problems,
    ...(parameters.success ? [] : [noParameters]),
    ...(cube === null ? [noCubeSettings] : []),
  ];
  if (!read.ok || problems.length > 0) {
    return { ok: false, name: excerpt(members.name.trim(), 100) || `Profile ${index + 1}`, problems };
  }
  const whole = profileSchema.safeParse({
    ...read.profile,
    ...cube,
    ...(confirmed_hosts === undefined ? {} : { confirmed_hosts }),
    ...(read.profile.metadata && { metadata: { ...others.metadata, ...read.profile.metadata } }),
  });
  if (!whole.success) {
    const found = whole.error.issues.map(({ path, message }) => ({
      member: path.join('.'),
      problem: message,
    }));
    return { ok: false, name: members.name, problems: found.slice(0, 10) };
  }
  const { id: _, ...profile } = whole.data;
  return { ok: true, profile, has_secret, notes: notesOn(profile) };
}

/** Where the code, the secret, and the tokens would be sent, unless it's the provider's own host. */
function notesOn({ metadata, confirmed_hosts = [] }: Omit<Profile, 'id'>): Check[] {
  const confirmed = confirmed_hosts.map(
    (host): Check => ({
      id: `confirmed-${host}`,
      status: 'warn',
      title: 'A host that someone else has confirmed',
      actual: host,
      spec: discoverySection('3', 'ProviderMetadata'),
      cause: 'The person who shared the profile confirmed that host for the code, the secret, and tokens.',
      fix: `Continue only if ${host} belongs to your provider.`,
    }),
  );
  return [...(metadata ? metadataNotes(metadata, metadata.issuer, 'someone') : []), ...confirmed];
}

/** `null` if these aren't Cube settings. */
function readCubeSettings(settings: unknown): { cube_settings?: CubeSettings } | null {
  if (settings === undefined) return {};
  const read = cubeSettingsSchema.safeParse(settings);
  return read.success ? { cube_settings: read.data } : null;
}

type OtherMetadata = { metadata: Partial<ProviderMetadata>; problems: { member: string; problem: string }[] };

/** The metadata that the dialog doesn't show. */
function readOtherMetadata(metadata: unknown): OtherMetadata {
  const read = otherMetadataSchema.safeParse(metadata ?? {});
  if (!read.success) {
    const member = String(read.error.issues[0]?.path[0] ?? 'metadata');
    return { metadata: {}, problems: [{ member, problem: `${member} has the wrong type.` }] };
  }
  const { revocation_endpoint } = read.data;
  if (revocation_endpoint === undefined) return { metadata: read.data, problems: [] };
  const url = readUrl(revocation_endpoint, 'revocation endpoint');
  return {
    metadata: read.data,
    problems: url.ok ? [] : [{ member: 'revocation_endpoint', problem: url.problem }],
  };
}

const secretMembers = ['client_secret', 'client_secrets'];

/** Whether the file or one of its profiles contains a secret, as profiles.json does. */
function hasSecret(json: unknown): boolean {
  const places = [json, ...(fileSchema.safeParse(json).data?.profiles ?? [])];
  return places.some(
    (place) =>
      typeof place === 'object' &&
      place !== null &&
      Object.entries(place).some(([name, value]) => secretMembers.includes(name) && !isEmpty(value)),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
