import { decodeJwt } from 'jose';
import type { Check } from '@/lib/oidc/check';
import { isHostedUiDomain, isPoolId, poolIssuer, readPoolHost, regionOf } from '@/lib/oidc/pool-id';
import { discoverySection } from '@/lib/oidc/spec-links';
import { isLoopback, readWebUrl } from '@/lib/oidc/web-url';
import { excerpt } from '@/lib/text/excerpt';
import { unwrap } from '@/lib/text/unwrap';
import type { ConfigureFailure, ConfigureFailureKind } from './failure';

export type ReadAs =
  | 'pool-id'
  | 'pool-arn'
  | 'console-url'
  | 'issuer'
  | 'discovery-url'
  | 'key-set-url'
  | 'id-token';

/** The location of a provider's discovery document, derived from pasted text. */
export type ProviderInput = {
  ok: true;
  discovery_url: string;
  /** The prefix of `discovery_url`, which the document's `issuer` must equal. Never ends in a slash. */
  issuer: string;
  read_as: ReadAs;
  notes: Check[];
};

type Refused = { ok: false; failure: ConfigureFailure };

/** In characters. Even a Cognito id_token with many groups is shorter. */
const inputLimit = 20_000;

/** Reads a user pool ID, an issuer, a discovery URL, a token, or similar input. */
export function readProviderInput(text: string): ProviderInput | Refused {
  const input = unwrap(text);
  if (input === '') return refuse({ kind: 'empty' });
  if (input.length > inputLimit) return refuse({ kind: 'not-a-url', input: excerpt(input, 60) });

  const scheme = /^(?:authorization:\s*)?bearer\s/i.exec(input)?.[0];
  const token = scheme ? input.slice(scheme.length).trimStart() : input.startsWith('eyJ') ? input : null;
  if (token !== null) {
    const issuer = issuerOf(token);
    if (issuer === null) return refuse({ kind: 'token-without-issuer', input: excerpt(token, 12) });
    return readAddress(issuer, 'id-token');
  }

  const pool = /^arn:[a-z-]+:cognito-idp:[a-z0-9-]+:\d*:userpool\/(.+)$/.exec(input)?.[1] ?? input;
  const issuer = poolIssuer(pool);
  if (issuer !== null) return found(issuer, pool === input ? 'pool-id' : 'pool-arn');
  if (isClientId(pool)) return refuse({ kind: 'client-id-as-pool-id', input: pool });
  if (pool !== input || (/^[\w-]+$/.test(input) && input.indexOf('_') > 0))
    return refuse({ kind: 'not-a-pool-id', input: excerpt(pool, 200) });

  return readAddress(input);
}

/** Reads a URL, or a host name without a scheme. `read_as` is set if it was extracted from something else. */
function readAddress(text: string, read_as?: ReadAs): ProviderInput | Refused {
  const host = /^(?:([a-z0-9-]+(?:\.[a-z0-9-]+)*)|\[::1\])(?::\d+)?(?:[/?#]|$)/i.exec(text);
  const bare = host && (host[1] === undefined || isLoopback(host[1].toLowerCase()) || host[1].includes('.'));
  const local = host && isLoopback((host[1] ?? '[::1]').toLowerCase());
  const read = readWebUrl(bare ? `${local ? 'http' : 'https'}://${text}` : text);
  // Text before an @ may be a password.
  const input = excerpt(text.replace(/^([a-z]+:\/\/)?[\s\S]*@/i, '$1…@'), 200);
  if (!read.ok) {
    switch (read.fault) {
      case 'not-a-url':
        return refuse({ kind: 'not-a-url', input });
      case 'insecure':
        return refuse({ kind: 'insecure-url', input });
      case 'userinfo':
      case 'fragment':
        return refuse({ kind: 'unusable-url', input, part: read.fault });
    }
  }
  const { url } = read;

  if (isHostedUiDomain(url.hostname)) return refuse({ kind: 'hosted-ui-domain', input });
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (/(^|\.)console\.(aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)$/.test(url.hostname)) {
    const issuer = poolIssuer(segments.find(isPoolId) ?? '');
    return issuer === null ? refuse({ kind: 'not-a-pool-id', input }) : found(issuer, 'console-url');
  }
  const poolHost = readPoolHost(url.hostname);
  if (poolHost !== null) {
    const pool = segments[0] ?? '';
    if (isClientId(pool)) return refuse({ kind: 'client-id-as-pool-id', input: pool });
    if (!isPoolId(pool))
      return refuse({ kind: 'not-a-pool-id', input: pool === '' ? input : excerpt(pool, 200) });
    const notes = regionOf(pool) === poolHost.region ? [] : [otherRegion(pool, poolHost.region)];
    return found(`${url.origin}/${pool}`, read_as ?? kindOfPath(withoutSlashes(url.pathname)), '', notes);
  }

  const issuerPath = documentPath(url.pathname);
  if (issuerPath !== null)
    return asked(url.origin + issuerPath, read_as ?? 'discovery-url', url.origin + url.pathname + url.search);
  const path = withoutSlashes(url.pathname);
  const kind = kindOfPath(path);
  // Azure AD B2C names its policy in the query of the discovery URL. An issuer has no query (Discovery 1.0
  // §3).
  if (url.search !== '' && kind !== 'discovery-url') {
    return refuse({ kind: 'unusable-url', input, part: 'query' });
  }
  const issuer = url.origin + withoutSlashes(path.slice(0, path.length - suffixes[kind].length));
  // Keeps a trailing slash of a discovery URL, because some servers require it.
  const ending = kind === 'discovery-url' ? url.pathname.slice(path.length) + url.search : url.search;
  return found(issuer, read_as ?? kind, ending);
}

const suffixes = {
  'discovery-url': '/.well-known/openid-configuration',
  'key-set-url': '/.well-known/jwks.json',
  issuer: '',
} as const;

/**
 * The issuer's path for other forms of a well-known path: with the issuer's path at the end, or the OAuth
 * variant (RFC 8414 §3.1). `null` for any other path.
 */
function documentPath(path: string): string | null {
  const at = path.indexOf(wellKnown);
  if (at < 0) return null;
  const [name, ...behind] = path
    .slice(at + wellKnown.length)
    .split('/')
    .filter((segment) => segment !== '');
  const inserted = name === 'openid-configuration' && behind.length > 0;
  if (!inserted && name !== 'oauth-authorization-server') return null;
  return at === 0 && behind.length > 0 ? `/${behind.join('/')}` : withoutSlashes(path.slice(0, at));
}

const wellKnown = '/.well-known/';

function kindOfPath(path: string): keyof typeof suffixes {
  if (path.endsWith(suffixes['discovery-url'])) return 'discovery-url';
  return path.endsWith(suffixes['key-set-url']) ? 'key-set-url' : 'issuer';
}

/** `ending`: what follows the well-known path, a slash or a query. */
const found = (issuer: string, read_as: ReadAs, ending = '', notes: Check[] = []): ProviderInput =>
  asked(issuer, read_as, `${issuer}${suffixes['discovery-url']}${ending}`, notes);

const asked = (
  issuer: string,
  read_as: ReadAs,
  discovery_url: string,
  notes: Check[] = [],
): ProviderInput => ({
  ok: true,
  discovery_url,
  issuer,
  read_as,
  notes: [reading(read_as, discovery_url), ...notes],
});

function refuse(kind: ConfigureFailureKind): Refused {
  return { ok: false, failure: { step: 'configure', ...kind } };
}

const readingTitles: Record<ReadAs, string> = {
  'pool-id': 'Read as a user pool ID',
  'pool-arn': 'Read as the ARN of a user pool',
  'console-url': 'Read as an AWS console URL; its user pool ID is used',
  issuer: 'Read as an issuer',
  'discovery-url': 'Read as a discovery URL',
  'key-set-url': 'Read as a JWKS URI; its issuer is used',
  'id-token': 'Read as a token; only its iss is used',
};

function reading(read_as: ReadAs, discovery_url: string): Check {
  return {
    id: 'read-as',
    status: 'pass',
    title: readingTitles[read_as],
    actual: discovery_url,
    spec: discoverySection('4', 'ProviderConfig'),
  };
}

function otherRegion(pool_id: string, region: string): Check {
  const expected = regionOf(pool_id) ?? '';
  return {
    id: 'pool-region',
    status: 'warn',
    title: 'The host and the user pool ID name different Regions',
    expected,
    actual: region,
    spec: discoverySection('4', 'ProviderConfig'),
    cause: 'A user pool ID starts with the pool’s Region, but the host is in another one.',
    fix: `If discovery fails, enter only the user pool ID (${pool_id}). Claimcheck derives the host from it.`,
  };
}

/** 26 lower-case letters and digits, the format of Cognito's app client IDs. */
function isClientId(text: string): boolean {
  return /^[a-z0-9]{26}$/.test(text);
}

function issuerOf(token: string): string | null {
  try {
    const { iss } = decodeJwt(token);
    return typeof iss === 'string' && iss !== '' ? iss : null;
  } catch {
    return null;
  }
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
