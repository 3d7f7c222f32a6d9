import { readPoolHost } from '@/lib/oidc/pool-id';
import { isLoopback, withoutSlash } from '@/lib/oidc/web-url';

type Words = { result: string; cause: string; fix: string };

/** Why two issuers differ: the first difference in slash, scheme, port, host, or path decides. */
export function explainIssuer(actual: string, expected: string): Words {
  if (withoutSlash(actual) === withoutSlash(expected)) {
    return {
      result: 'Differs in the slash at the end',
      cause: 'One of the two ends with a slash. Issuers are compared character by character.',
      fix: 'Use the issuer exactly as the discovery document has it.',
    };
  }
  if (withoutScheme(actual) === withoutScheme(expected)) return explainScheme(actual, expected);
  const [one, other] = [readUrl(actual), readUrl(expected)];
  if (one === null || other === null) {
    return {
      result: 'Another issuer',
      cause: one === null ? 'The token’s issuer is not a URL.' : 'The expected issuer is not a URL.',
      fix: 'Enter the issuer exactly as the provider’s discovery document has it.',
    };
  }
  if (one.href === other.href) {
    return {
      result: 'Differs in spelling only',
      cause:
        'Both are the same URL, but one names the default port or uses other capitals. Issuers are compared character by character.',
      fix: 'Use the issuer exactly as the discovery document has it.',
    };
  }
  return explainMicrosoft(one, other) ?? explainPlace(one, other);
}

function explainScheme(actual: string, expected: string): Words {
  if (hasScheme(actual) && hasScheme(expected)) {
    return {
      result: 'Differs in the scheme',
      cause:
        'One is http, the other https. A proxy in front of the provider often doesn’t pass the scheme on.',
      fix: 'Set the provider’s public URL, or configure the proxy to send X-Forwarded-Proto.',
    };
  }
  return {
    result: 'Differs in the scheme only',
    cause: 'One of the two has no scheme. Google has issued tokens with and without https://.',
    fix: hasScheme(expected)
      ? 'If the issuer is Google, accept both spellings in your verifier. Otherwise, correct the provider’s issuer setting.'
      : 'Enter the issuer with https://, as the discovery document has it.',
  };
}

/** Microsoft's issuers name the service and the version of the token endpoint. */
function explainMicrosoft(actual: URL, expected: URL): Words | null {
  if (actual.pathname.toLowerCase().endsWith('/adfs/services/trust')) {
    return {
      result: 'The issuer of AD FS access tokens',
      cause: 'AD FS puts its own federation service name (access_token_issuer) into access tokens.',
      fix: 'Use the id_token, or verify access tokens with access_token_issuer from the discovery document.',
    };
  }
  if (actual.hostname === 'sts.windows.net' && expected.hostname.endsWith('microsoftonline.com')) {
    return {
      result: 'A v1.0 token',
      cause: 'Microsoft Entra ID issued a v1.0 token, and the expected issuer is the one of v2.0 tokens.',
      fix: 'Use the id_token, or set requestedAccessTokenVersion to 2 in the API’s app manifest.',
    };
  }
  if (actual.host === expected.host && actual.hostname === 'login.microsoftonline.com') {
    const [tenant = '', ...version] = segmentsOf(actual);
    const [named = '', ...expectedVersion] = segmentsOf(expected);
    const sameVersion = version.join() === expectedVersion.join();
    if (isTenantId(tenant) && sameVersion && named.includes('.')) {
      return {
        result: 'The issuer has the tenant’s ID',
        cause: `Tokens name their tenant by its ID, and the expected issuer names one by a domain (${named}).`,
        fix: 'Enter the discovery URL with the Directory (tenant) ID.',
      };
    }
  }
  const template = /(?:{|%7b)tenantid(?:}|%7d)/i.test(expected.pathname);
  const shared = /^\/(common|organizations|consumers)\//.test(expected.pathname);
  if (actual.host !== expected.host || !(template || shared)) return null;
  return {
    result: 'The issuer of one tenant',
    cause: 'The expected issuer is for all tenants, but each token names its own tenant.',
    fix: 'Enter the discovery URL with your tenant ID.',
  };
}

const segmentsOf = ({ pathname }: URL): string[] => pathname.split('/').filter((segment) => segment !== '');
const isTenantId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

function explainPlace(actual: URL, expected: URL): Words {
  const samePath = actual.pathname === expected.pathname && actual.search === expected.search;
  if (samePath && readPoolHost(actual.hostname) && readPoolHost(expected.hostname)) {
    return {
      result: 'The same user pool under another name',
      cause:
        'The token has the pool’s updated issuer (issuer-cognito-idp), or the pool is a replica in another Region.',
      fix: 'Configure the issuer that the token has, and update everything that verifies its tokens.',
    };
  }
  if (samePath && actual.hostname === expected.hostname) {
    const port = actual.protocol === expected.protocol;
    return {
      result: `Differs in the ${port ? 'port' : 'scheme and the port'}`,
      cause: `Only the ${port ? 'port differs' : 'scheme and the port differ'}. The provider is behind a port mapping (Docker, a proxy), or another server runs on that port.`,
      fix: 'Set the provider’s public URL to the URL that browsers use, then sign in again.',
    };
  }
  if (samePath && (expected.pathname !== '/' || [actual, expected].some(isInternal))) {
    return {
      result: 'Differs in the host',
      cause:
        'The path is the same. The provider uses the host name of the request as its issuer, as emulators and providers in Docker or behind a proxy do.',
      fix: 'Set the provider’s public URL to one value, and use that URL everywhere.',
    };
  }
  if (actual.host === expected.host && isSamePathInWords(actual, expected)) {
    return {
      result: 'Differs in spelling only',
      cause:
        'The two paths differ only in upper and lower case or in slashes. Issuers are compared character by character.',
      fix: 'Use the issuer exactly as the discovery document has it.',
    };
  }
  if (actual.host === expected.host) {
    const pools = readPoolHost(actual.hostname) !== null;
    return {
      result: pools ? 'Another user pool' : 'Another path on the same host',
      cause: pools
        ? 'The token is from another user pool.'
        : 'The token is from another tenant, realm, or authorization server of the same provider.',
      fix: 'Compare the two paths, then sign in with the profile that the token belongs to.',
    };
  }
  return {
    result: 'Another issuer',
    cause: 'The token is from another provider or tenant than the configured one.',
    fix: 'Compare the two. Sign in again with this profile, or select the profile that the token belongs to.',
  };
}

/** A host name that works only locally: this machine, a Docker service, or a local network. */
const isInternal = ({ hostname }: URL): boolean =>
  isLoopback(hostname) ||
  !hostname.includes('.') ||
  /\.(internal|local|localhost|lan)$/.test(hostname) ||
  /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname);

const isSamePathInWords = (one: URL, other: URL): boolean =>
  segmentsOf(one).join('/').toLowerCase() === segmentsOf(other).join('/').toLowerCase();

const readUrl = (text: string): URL | null => (hasScheme(text) && URL.canParse(text) ? new URL(text) : null);
const hasScheme = (url: string): boolean => /^https?:\/\//.test(url);
const withoutScheme = (url: string): string => withoutSlash(url.replace(/^https?:\/\//, ''));
