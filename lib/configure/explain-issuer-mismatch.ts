import type { Explanation } from '@/lib/oidc/explanation';
import { poolIdOf, readPoolHost } from '@/lib/oidc/pool-id';
import { discoverySection } from '@/lib/oidc/spec-links';

/** Explains why two issuers aren't exactly the same. Discovery 1.0 §4.3. */
export function explainIssuerMismatch(expected: string, actual: string, url: string): Explanation {
  const { cause, fix } = differenceOf(expected, actual);
  return {
    title: 'The discovery document names another issuer.',
    seen: `issuer is “${actual}” at ${url}.`,
    expected: `Exactly “${expected}”: the URL without /.well-known/openid-configuration.`,
    causes: [cause],
    fix,
    source: discoverySection('4.3', 'ProviderConfigurationValidation'),
  };
}

function differenceOf(expected: string, actual: string): { cause: string; fix: string } {
  if (/[{}]/.test(actual)) {
    return {
      cause:
        'The document is a template for many tenants. Each tenant has its own value in place of the braces.',
      fix: 'Enter the discovery URL with your own tenant ID.',
    };
  }
  if (!URL.canParse(actual)) {
    return {
      cause: 'The issuer isn’t a URL. The provider is misconfigured.',
      fix: 'Correct it at the provider, or select the Custom template and enter the fields by hand.',
    };
  }
  const [from, to] = [new URL(expected), new URL(actual)];
  const [from_pool, to_pool] = [readPoolHost(from.hostname), readPoolHost(to.hostname)];
  if (
    from_pool &&
    to_pool &&
    from_pool.updated !== to_pool.updated &&
    poolIdOf(expected) === poolIdOf(actual)
  ) {
    return {
      cause: `The pool uses its ${to_pool.updated ? 'updated' : 'original'} issuer, but the URL is for its ${from_pool.updated ? 'updated' : 'original'} one.`,
      fix: `Enter ${actual}, and configure everything that verifies the tokens to expect it.`,
    };
  }
  if (expected.toLowerCase() === actual.toLowerCase()) {
    return { cause: 'They differ only in upper and lower case.', fix: `Enter exactly ${actual}.` };
  }
  if (from.href === to.href || (from.origin === to.origin && from.pathname === to.pathname)) {
    return {
      cause: 'The issuer has a query, white space, or characters that a URL encodes.',
      fix: `Correct it at the provider: an issuer is a plain URL. Meanwhile, ${lower(byHand(actual))}`,
    };
  }
  if (from.host === to.host && from.pathname === to.pathname) {
    return {
      cause: `They differ only in the scheme: ${from.protocol}// here, ${to.protocol}// in the document.`,
      fix: 'A server behind a proxy often uses the wrong public URL. Set its public URL, or configure the proxy to send X-Forwarded-Proto.',
    };
  }
  if (from.hostname === to.hostname && from.pathname === to.pathname) {
    return {
      cause: `They differ only in ${from.protocol === to.protocol ? 'the port' : 'the scheme and the port'}. The provider is behind a port mapping (Docker) or a proxy, and isn’t configured with its public URL.`,
      fix: `Set the provider’s public URL to the one that browsers use. Meanwhile, ${lower(byHand(actual))}`,
    };
  }
  const tenant = entraTenantOf(to);
  if (from.hostname === entraHost && tenant !== null) {
    const url = `https://${entraHost}/${tenant}/v2.0`;
    return {
      cause:
        'Microsoft Entra ID names its tenant by ID in the issuer. The URL has a domain, common, or no v2.0 instead.',
      fix: `Enter ${url}.`,
    };
  }
  if (isB2c(from)) {
    return {
      cause:
        'Azure AD B2C serves the document under the tenant name and the policy, but its issuer has neither.',
      fix: `In the policy’s token compatibility settings, select the issuer (iss) claim with tfp. ${byHand(actual)}`,
    };
  }
  if (from.host === to.host) {
    return {
      cause:
        'The host is the same, but the path differs: another tenant or realm, or a provider whose document isn’t at its issuer.',
      fix: `If you meant another tenant, enter its URL. If the document is your provider’s, ${lower(byHand(actual))}`,
    };
  }
  return {
    cause:
      'The host differs: an alias, an emulator, a provider whose document isn’t at its issuer, or a forged document.',
    fix: `Continue only if you know that ${actual} is your provider. Then ${lower(byHand(actual))}`,
  };
}

/** The fix that always works if the issuer itself serves no document. */
const byHand = (issuer: string): string =>
  `Select the Custom template, leave Discovery Document URL empty, and enter the issuer ${issuer} and the endpoints of this document by hand.`;

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const entraHost = 'login.microsoftonline.com';

/** The tenant ID of a Microsoft Entra ID issuer, v1 or v2. */
function entraTenantOf({ hostname, pathname }: URL): string | null {
  if (hostname !== entraHost && hostname !== 'sts.windows.net') return null;
  return /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i.exec(pathname)?.[1] ?? null;
}

const isB2c = ({ hostname }: URL): boolean => hostname.endsWith('.b2clogin.com');
