import { z } from 'zod';
import { explainConfigure } from './explain';
import {
  type ClientAuthentication,
  clientAuthentications,
  type Profile,
  type Template,
  templates,
  type VisibleProfile,
} from './profile';
import {
  defaultCubeUrl,
  type Field,
  readClientId,
  readClientSecret,
  readExtraParameters,
  readName,
  readScope,
  readUrl,
} from './profile-fields';
import { readProviderInput } from './provider-input';
import type { ProviderMetadata } from './provider-metadata';

/** The Configuration dialog's fields as they are typed: text, nothing checked yet. */
export type ProfileDraft = {
  /** The profile that the dialog was opened on. Saving a read-only one makes an own copy. */
  id: string;
  name: string;
  template: Template;
  discovery_url: string;
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  userinfo_endpoint: string;
  end_session_endpoint: string;
  client_id: string;
  /** Empty keeps the stored secret, where there is one. */
  client_secret: string;
  /** Makes a public client of a confidential one. */
  remove_secret: boolean;
  client_authentication: ClientAuthentication | 'automatic';
  scope: string;
  /** One `name=value` a line. */
  extra_parameters: string;
  cube_url: string;
};

export type DraftField = Exclude<keyof ProfileDraft, 'id' | 'remove_secret'>;

/** What is wrong with a draft, a sentence for each field. */
export type DraftProblems = Partial<Record<DraftField, string>>;

const text = z.string().catch('');

// Whatever is not of its type counts as not filled in: the draft comes from outside.
const draftSchema = z.object({
  id: text,
  name: text,
  template: z.enum(templates).catch('custom'),
  discovery_url: text,
  issuer: text,
  authorization_endpoint: text,
  token_endpoint: text,
  jwks_uri: text,
  userinfo_endpoint: text,
  end_session_endpoint: text,
  client_id: text,
  client_secret: text,
  remove_secret: z.boolean().catch(false),
  client_authentication: z.enum([...clientAuthentications, 'automatic']).catch('automatic'),
  scope: text,
  extra_parameters: text,
  cube_url: text,
});

const required = {
  issuer: 'issuer',
  authorization_endpoint: 'authorization endpoint',
  token_endpoint: 'token endpoint',
  jwks_uri: 'address of the token keys',
} as const;

const optional = { userinfo_endpoint: 'userinfo endpoint', end_session_endpoint: 'logout endpoint' } as const;

export type ReadDraft =
  /** `client_secret` is the new one, null where none was typed; `remove_secret` asks to forget the stored one. */
  | { ok: true; profile: Profile; client_secret: string | null; remove_secret: boolean }
  | { ok: false; problems: DraftProblems };

/**
 * Reads a draft that is about to be saved. `previous` is the profile that the dialog was opened on. Metadata that
 * the dialog has no field for comes from `discovered`, where it is about the same issuer.
 */
export function readProfileDraft(
  draft: unknown,
  previous: Profile | undefined,
  discovered: ProviderMetadata | undefined = previous?.metadata,
): ReadDraft {
  const typed = draftSchema.parse(typeof draft === 'object' && draft !== null ? draft : {});
  const problems: DraftProblems = {};
  const take = <T>(field: DraftField, read: Field<T>): T | undefined => {
    if (read.ok) return read.value;
    problems[field] = read.problem;
    return undefined;
  };

  const name = take('name', readName(typed.name));
  const client_id = take('client_id', readClientId(typed.client_id));
  const client_secret = take('client_secret', readClientSecret(typed.client_secret));
  const scope = take('scope', readScope(typed.scope));
  const extra_parameters = take('extra_parameters', readExtraParameters(typed.extra_parameters));
  const cube_url = take('cube_url', readUrl(typed.cube_url.trim() || defaultCubeUrl, 'address of Cube'));
  const provider = readProvider(typed, discovered, problems);
  if (typed.remove_secret && client_secret) {
    problems.client_secret =
      'A new secret was typed, and the stored one is to be removed. Do one of the two.';
  }

  if (
    Object.keys(problems).length > 0 ||
    name === undefined ||
    client_id === undefined ||
    client_secret === undefined ||
    scope === undefined ||
    extra_parameters === undefined ||
    cube_url === undefined
  ) {
    return { ok: false, problems };
  }
  const { id, template, client_authentication, remove_secret } = typed;
  const profile = {
    id,
    name,
    template,
    ...provider,
    client_id,
    client_authentication,
    scope,
    extra_parameters,
    cube_url,
  };
  return { ok: true, profile, client_secret, remove_secret };
}

/** The discovery URL and the endpoints, with what is wrong with them written into `problems`. */
function readProvider(
  typed: ProfileDraft,
  discovered: ProviderMetadata | undefined,
  problems: DraftProblems,
): Pick<Profile, 'discovery_url' | 'metadata'> {
  const addresses = [...Object.keys(required), ...Object.keys(optional)] as (
    | keyof typeof required
    | keyof typeof optional
  )[];
  const filled = addresses.filter((field) => typed[field].trim() !== '');
  const given = typed.discovery_url.trim();
  const input = given === '' && filled.length > 0 ? null : readProviderInput(given);
  if (input !== null && !input.ok) {
    const { title, fix } = explainConfigure(input.failure);
    problems.discovery_url = `${title} ${fix}`;
  }
  const discovery_url = input?.ok ? input.discovery_url : '';
  // Nothing fetched yet: the profile looks its metadata up when it is used.
  if (filled.length === 0) return { discovery_url };

  const edited: Record<string, string> = {};
  for (const [field, what] of Object.entries({ ...required, ...optional }) as [
    keyof typeof required,
    string,
  ][]) {
    const address = typed[field].trim();
    if (address === '') {
      if (field in required)
        problems[field] = `There is no ${what}. Press Use Discovery Document, or fill it in.`;
      continue;
    }
    const read = readUrl(address, what);
    if (read.ok) edited[field] = read.value;
    else problems[field] = read.problem;
  }
  const { issuer } = edited;
  if (input?.ok && issuer !== undefined && issuer !== input.issuer && issuer !== `${input.issuer}/`) {
    problems.discovery_url = `The endpoints below belong to ${issuer}, this to ${input.issuer}. Press Use Discovery Document, or empty this field to keep the endpoints as they are.`;
  }
  const kept = discovered?.issuer === issuer ? discovered : undefined;
  return { discovery_url, metadata: { ...withoutFields(kept), ...edited } as ProviderMetadata };
}

/** Metadata without what the dialog has fields for: one that was emptied there is gone. */
function withoutFields(metadata: ProviderMetadata | undefined): Partial<ProviderMetadata> {
  if (metadata === undefined) return {};
  const { userinfo_endpoint: _, end_session_endpoint: __, ...rest } = metadata;
  return rest;
}

/** The fields of the dialog, filled from a profile. The secret stays where it is. */
export function toDraft(profile: VisibleProfile): ProfileDraft {
  const { id, name, template, discovery_url, metadata, client_id, client_authentication, scope, cube_url } =
    profile;
  return {
    id,
    name,
    template,
    discovery_url,
    issuer: metadata?.issuer ?? '',
    authorization_endpoint: metadata?.authorization_endpoint ?? '',
    token_endpoint: metadata?.token_endpoint ?? '',
    jwks_uri: metadata?.jwks_uri ?? '',
    userinfo_endpoint: metadata?.userinfo_endpoint ?? '',
    end_session_endpoint: metadata?.end_session_endpoint ?? '',
    client_id,
    client_secret: '',
    remove_secret: false,
    client_authentication,
    scope,
    extra_parameters: Object.entries(profile.extra_parameters)
      .map(([parameter, value]) => `${parameter}=${value}`)
      .join('\n'),
    cube_url,
  };
}
