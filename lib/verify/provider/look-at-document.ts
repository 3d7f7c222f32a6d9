import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import type { OutboundResponse } from '@/lib/http/outbound';
import type { JsonObject } from '@/lib/json/object';
import type { Check } from '@/lib/oidc/check';
import { discoverySection, rfc } from '@/lib/oidc/spec-links';
import { excerpt } from '@/lib/text/excerpt';
import { show } from '../show';
import { memberOf, membersNeeded } from './metadata-members';

/**
 * A field of a discovery document. `meaning` is `null` if none of the specifications used here defines it.
 */
export type MemberView = { name: string; value: string; meaning: string | null };

const spec = discoverySection('3', 'ProviderMetadata');

/** Limits for display: fields in a document, and characters of a value. */
const mostMembers = 200;
const mostCharacters = 400;

/** Every field of a document with its meaning, in the document's order. */
export function describeMembers(document: JsonObject): { members: MemberView[]; more: number } {
  const entries = Object.entries(document);
  const members = entries.slice(0, mostMembers).map(([name, value]) => ({
    name: excerpt(name, 100),
    value: excerpt(written(value), mostCharacters),
    meaning: memberOf(name)?.meaning ?? null,
  }));
  return { members, more: Math.max(0, entries.length - mostMembers) };
}

const written = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isList ? value.slice(0, 100).join(', ') : show(value);
};

/** What is missing or unusual in a document, including the notes of sign-in itself. */
export function documentNotes(
  document: JsonObject,
  response: OutboundResponse,
  expected_issuer: string,
): Check[] {
  const read = readDiscoveryDocument(response, expected_issuer);
  // Missing fields are reported below anyway.
  const signIn = read.ok ? read.notes : read.failure.kind === 'member-missing' ? [] : [refusal(read.failure)];
  const all = [
    ...missing(document),
    ...algorithms(document),
    ...pkce(document),
    ...flows(document),
    ...signIn,
  ];
  return all.length > 0 ? all : [complete];
}

function refusal(failure: Parameters<typeof explainConfigure>[0]): Check {
  const { title, seen, expected, causes, fix, source } = explainConfigure(failure);
  return {
    id: 'sign-in',
    status: 'fail',
    title,
    expected,
    actual: seen,
    spec: source,
    cause: causes.join(' '),
    fix,
  };
}

const complete: Check = {
  id: 'complete',
  status: 'pass',
  title: 'All required and recommended fields are present',
  spec,
};

/** A value that counts as absent. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

function missing(document: JsonObject): Check[] {
  const absent = (need: 'required' | 'recommended') =>
    // Few need dynamic registration, so a provider may omit it. PKCE has its own note.
    membersNeeded(need).filter(
      (name) =>
        isAbsent(document[name]) &&
        name !== 'registration_endpoint' &&
        name !== 'code_challenge_methods_supported',
    );
  const [required, recommended] = [absent('required'), absent('recommended')];
  return [
    ...(required.length > 0
      ? [
          {
            id: 'missing-required',
            status: 'fail' as const,
            title: 'Required fields are missing',
            expected: 'every field that OpenID Connect Discovery requires',
            actual: `without ${required.join(', ')}`,
            spec,
            cause: 'The provider doesn’t follow the specification, or this is another document.',
            fix: 'Report it to the provider. Strict clients reject the document.',
          },
        ]
      : []),
    ...(recommended.length > 0
      ? [
          {
            id: 'missing-recommended',
            status: 'warn' as const,
            title: 'Recommended fields are missing',
            expected: 'every field that the specification recommends',
            actual: `without ${recommended.join(', ')}`,
            spec,
            cause: 'The provider doesn’t support them, or doesn’t announce them.',
            fix: 'Nothing to do, unless you need one of them.',
          },
        ]
      : []),
  ];
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

function algorithms({ id_token_signing_alg_values_supported: value }: JsonObject): Check[] {
  const found = listOf(value);
  if (found.length === 0) return [];
  const common = { spec, expected: 'RS256, without none', actual: excerpt(found.join(', '), 200) };
  if (!found.includes('RS256')) {
    return [
      {
        ...common,
        id: 'without-rs256',
        status: 'warn',
        title: 'RS256 isn’t among the algorithms for ID tokens',
        cause: 'RS256 is mandatory (Discovery 1.0 §3), but some providers sign only with others.',
        fix: 'Check that everything that verifies the tokens supports these algorithms.',
      },
    ];
  }
  if (!found.includes('none')) return [];
  return [
    {
      ...common,
      id: 'unsigned',
      status: 'warn',
      title: 'The provider may issue unsigned ID tokens',
      cause: 'The algorithm none is on the list. It’s allowed only for clients that registered for it.',
      fix: 'Register the client for RS256, and never accept an unsigned token.',
    },
  ];
}

function pkce({ code_challenge_methods_supported: value }: JsonObject): Check[] {
  const methods = listOf(value);
  if (methods.includes('S256')) return [];
  return [
    {
      id: 'pkce',
      status: 'warn',
      title:
        methods.length === 0 ? 'The document doesn’t say whether PKCE is supported' : 'PKCE without S256',
      expected: 'code_challenge_methods_supported with S256',
      actual: methods.length === 0 ? 'absent' : excerpt(methods.join(', '), 200),
      spec: rfc(8414, '2'),
      cause: 'Some providers support PKCE without saying so. Amazon Cognito is one of them.',
      fix: 'Claimcheck sends S256 anyway. Check the provider’s documentation if a sign-in fails.',
    },
  ];
}

function flows({ response_types_supported, grant_types_supported }: JsonObject): Check[] {
  const types = listOf(response_types_supported);
  const grants = listOf(grant_types_supported);
  const code = types.length === 0 || types.includes('code');
  if (code && (grants.length === 0 || grants.includes('authorization_code'))) return [];
  return [
    {
      id: 'code-flow',
      status: 'fail',
      title: 'The provider doesn’t offer the authorization code flow',
      expected: 'response type code, and grant type authorization_code',
      actual: excerpt([...types, ...grants].join(', '), 200),
      spec,
      cause: 'The provider offers other flows only.',
      fix: 'Claimcheck can verify its tokens under Inspect, but can’t sign in.',
    },
  ];
}
