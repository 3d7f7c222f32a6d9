import { consolePath } from '@/lib/oidc/cognito-console';
import type { Explanation } from '@/lib/oidc/explanation';
import { readPoolHost } from '@/lib/oidc/pool-id';
import { discoverySection } from '@/lib/oidc/spec-links';
import { isLoopback } from '@/lib/oidc/web-url';

/** Explains a discovery response with a status other than 200. */
export function explainStatus(status: number, url: string, body: string): Explanation {
  const words = body.trim() === '' ? 'an empty body' : `“${body.slice(0, 200)}”`;
  return {
    title: `Couldn’t fetch the discovery document: HTTP ${status}.`,
    seen: `${status} from ${url} with ${words}.`,
    expected: '200 with the provider’s metadata.',
    ...meaningOf(status, new URL(url).hostname),
    source: discoverySection('4.2', 'ProviderConfigurationResponse'),
  };
}

function meaningOf(status: number, hostname: string): Pick<Explanation, 'causes' | 'fix'> {
  const poolHost = readPoolHost(hostname);
  if (status === 403 && poolHost?.updated) {
    return {
      causes: [
        'The pool doesn’t use the updated issuer (issuer-cognito-idp), so this host doesn’t serve it.',
      ],
      fix: 'Enter only the user pool ID. Claimcheck then uses its original issuer.',
    };
  }
  if (poolHost !== null && (status === 400 || status === 404)) {
    return {
      causes: ['The user pool ID in the URL has a typo, or belongs to another Region.'],
      fix: `Enter only the user pool ID. Console: ${consolePath.pool}.`,
    };
  }
  if (status === 404) {
    return {
      causes: [
        'Part of the URL’s path is missing, such as a tenant, a realm, or v2.0.',
        'The provider’s document is at another URL, or doesn’t exist.',
        ...(isLoopback(hostname)
          ? []
          : ['The host is a custom domain of a Cognito user pool, which doesn’t serve discovery.']),
      ],
      fix: 'Copy the discovery URL from your provider’s console. For Cognito, enter the user pool ID. If there’s no discovery document, select the Custom template and enter the issuer and endpoints by hand.',
    };
  }
  if (status === 401 || status === 403) {
    return {
      causes: ['A proxy, a firewall, or a web ACL blocks the request.', 'The URL isn’t public.'],
      fix: 'Discovery documents are public. Open the URL in a private window: if it requires a sign-in, it’s the wrong one.',
    };
  }
  if (status === 429 || status >= 500) {
    return {
      causes: ['The provider is overloaded or has a fault.'],
      fix: 'Wait a moment and try again, then check the provider’s status page.',
    };
  }
  return { causes: ['The URL belongs to something else.'], fix: 'Check the URL with curl -i.' };
}
