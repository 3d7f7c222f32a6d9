import { z } from 'zod';
import type { OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { jsonShape } from '@/lib/json/shape';
import type { Check } from '@/lib/oidc/check';
import { contentTypeNote, isMediaType } from '@/lib/oidc/content-type';
import { readPoolHost } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { discoverySection } from '@/lib/oidc/spec-links';
import { isSameIssuer, readWebUrl } from '@/lib/oidc/web-url';
import { excerpt } from '@/lib/text/excerpt';
import { metadataNotes, repeatedNote, unusableNote } from './discovery-notes';
import type { ConfigureFailure, ConfigureFailureKind } from './failure';

/**
 * `usable`: the usable part of the issuer's own document. `found`: everything in the document of another
 * issuer.
 */
export type Refused = { ok: false; failure: ConfigureFailure; usable?: Addresses; found?: Addresses };

/** Characters of a response that a failure keeps; the HTTP log has all of it. */
const bodyLimit = 2_000;

const endpoint = z.string().refine((text) => text.length <= 2_000 && readWebUrl(text).ok);

const documentSchema = z.object({
  issuer: z.string().min(1).max(2_000),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  end_session_endpoint: endpoint.optional(),
  revocation_endpoint: endpoint.optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).max(100).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).max(100).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

/** Fields that a sign-in doesn't need. If one can't be used, it's omitted with a note. */
const optionalMembers = [
  'userinfo_endpoint',
  'end_session_endpoint',
  'revocation_endpoint',
  'id_token_signing_alg_values_supported',
  'token_endpoint_auth_methods_supported',
  'authorization_response_iss_parameter_supported',
] as const;

const addresses = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'end_session_endpoint',
] as const;

/** The usable URLs of a document in which others are unusable, so that users don't have to type these. */
export type Addresses = Partial<Record<(typeof addresses)[number], string>>;

/** The part of a discovery document about an issuer's keys: enough to verify its tokens without a sign-in. */
export type KeyDocument = Pick<
  ProviderMetadata,
  'issuer' | 'jwks_uri' | 'id_token_signing_alg_values_supported'
>;

const keyDocumentSchema = documentSchema.pick({
  issuer: true,
  jwks_uri: true,
  id_token_signing_alg_values_supported: true,
});

/**
 * Reads a discovery document. `expected_issuer` is the prefix of its URL, without a trailing slash. The
 * document's own issuer may have one (Discovery 1.0 §4.1 removes it to build the URL).
 */
export function readDiscoveryDocument(
  response: OutboundResponse,
  expected_issuer: string,
): { ok: true; metadata: ProviderMetadata; notes: Check[] } | Refused {
  const read = readMembers(documentSchema, response, expected_issuer);
  if (!read.ok) return read;
  const metadata: ProviderMetadata = withoutUndefined(read.members);
  const { authorization_endpoint } = metadata;
  // A pool's real endpoints are on its domain. Only a pool without a domain names the issuer's host.
  if (readPoolHost(new URL(authorization_endpoint).hostname) !== null) {
    return refuse({ kind: 'pool-without-domain', url: response.url, authorization_endpoint });
  }
  const repeated = jsonShape(response.body).repeated.filter(({ depth }) => depth === 1);
  const names = [...new Set(repeated.map(({ name }) => excerpt(name, 60)))].slice(0, 10);
  const notes = [...repeatedNote(names), ...read.notes, ...metadataNotes(metadata, expected_issuer)];
  return { ok: true, metadata, notes };
}

/** The same for verification only: an issuer doesn't need a sign-in page. */
export function readKeyDocument(
  response: OutboundResponse,
  expected_issuer: string,
): { ok: true; metadata: KeyDocument } | Refused {
  const read = readMembers(keyDocumentSchema, response, expected_issuer);
  return read.ok ? { ok: true, metadata: withoutUndefined(read.members) } : read;
}

function readMembers<T extends { issuer: string }>(
  schema: z.ZodType<T>,
  response: OutboundResponse,
  expected_issuer: string,
): { ok: true; members: T; notes: Check[] } | Refused {
  const { url, status } = response;
  const content_type = response.headers['content-type'] ?? null;
  const body = excerpt(response.body, bodyLimit);
  const parsed = parseJson(response.body);
  const { json, notes } = isJsonObject(parsed) ? withoutUnusable(parsed) : { json: parsed, notes: [] };

  if (status !== 200) {
    const message = isJsonObject(json) && typeof json.message === 'string' ? json.message : '';
    if (message.startsWith('User pool ') && message.includes(' does not exist'))
      return refuse({ kind: 'pool-not-found', url, status, body });
    return refuse({ kind: 'http-status', url, status, body });
  }
  if (!isJsonObject(json)) {
    return refuse({ kind: 'not-json', url, status, content_type, body });
  }

  const read = schema.safeParse(json);
  if (!read.success) {
    const member = String(read.error.issues[0]?.path[0] ?? '');
    const value = Object.hasOwn(json, member) ? json[member] : undefined;
    const addresses = addressesIn(json);
    const usable = isSameIssuer(addresses.issuer ?? expected_issuer, expected_issuer) ? addresses : {};
    if (value === undefined || value === null || value === '')
      return { ...refuse({ kind: 'member-missing', url, member }), usable };
    return { ...refuse({ kind: 'member-malformed', url, member, actual: shown(value) }), usable };
  }
  const { issuer } = read.data;
  if (!isSameIssuer(issuer, expected_issuer)) {
    const found = addressesIn(json);
    return {
      ...refuse({ kind: 'issuer-mismatch', url, expected: expected_issuer, actual: excerpt(issuer, 200) }),
      // A user can choose to adopt these. Without a valid issuer, they are useless.
      ...(endpoint.safeParse(issuer).success && { found }),
    };
  }
  return { ok: true, members: read.data, notes: [...notes, ...typeNotes(content_type)] };
}

/** Without a Content-Type, the response may still be JSON. Discovery 1.0 §4.2. */
const typeNotes = (content_type: string | null): Check[] =>
  content_type === null || isMediaType(content_type, 'application/json')
    ? []
    : [
        contentTypeNote(
          'discovery document',
          content_type,
          discoverySection('4.2', 'ProviderConfigurationResponse'),
        ),
      ];

/** null and an empty string count as no value: according to Discovery 1.0 §3, such a field is omitted. */
function withoutUnusable(document: Record<string, unknown>): {
  json: Record<string, unknown>;
  notes: Check[];
} {
  const json = { ...document };
  const notes: Check[] = [];
  for (const name of optionalMembers) {
    const value = json[name];
    if (value === undefined || documentSchema.shape[name].safeParse(value).success) continue;
    delete json[name];
    if (value !== null) notes.push(unusableNote(name, shown(value)));
  }
  return { json, notes };
}

function addressesIn(json: Record<string, unknown>): Addresses {
  const found: Addresses = {};
  for (const name of addresses) {
    const { data } = documentSchema.shape[name].safeParse(json[name]);
    if (typeof data === 'string') found[name] = data;
  }
  return found;
}

function refuse(kind: ConfigureFailureKind): Refused {
  return { ok: false, failure: { step: 'configure', ...kind } };
}

/** A value as JSON, shortened. For deep nesting only a description, because `JSON.stringify` recurses. */
function shown(value: unknown): string {
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'an array'
      : 'an object'
    : excerpt(JSON.stringify(value), 200);
}

/** Removes undefined fields, so that two readings of a document are equal. */
function withoutUndefined<T extends object>(members: T): WithoutUndefined<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as WithoutUndefined<T>;
}

type WithoutUndefined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };
