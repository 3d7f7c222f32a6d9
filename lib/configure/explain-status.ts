import { consolePath } from '@/lib/oidc/cognito-console';
import type { Explanation } from '@/lib/oidc/explanation';
import { readPoolHost } from '@/lib/oidc/pool-id';
import { discoverySection } from '@/lib/oidc/spec-links';

/** A discovery request that was answered with another status than 200, in words. */
export function explainStatus(status: number, url: string, body: string): Explanation {
  const words = body.trim() === '' ? 'an empty body' : `“${body.slice(0, 200)}”`;
  return {
    title: `The discovery document could not be had: HTTP ${status}.`,
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
        'The pool was not switched to the updated issuer (issuer-cognito-idp), so this host does not serve it.',
      ],
      fix: 'Enter the user pool id alone: its original issuer is used then.',
    };
  }
  if (poolHost !== null && (status === 400 || status === 404)) {
    return {
      causes: ['The user pool id in the address has a typo, or is of another Region.'],
      fix: `Enter the User pool ID alone. Console: ${consolePath.pool}.`,
    };
  }
  if (status === 404) {
    return {
      causes: [
        'It is the domain of a Hosted UI: Cognito serves discovery on cognito-idp.REGION.amazonaws.com, never on the pool’s own domain.',
        'The issuer has a path that is missing here (a tenant, a realm, v2.0).',
      ],
      fix: `For Cognito, enter the user pool id (console: ${consolePath.pool}). Else copy the discovery URL from your provider’s console.`,
    };
  }
  if (status === 401 || status === 403) {
    return {
      causes: ['A proxy or a firewall is in front of the provider.', 'The address is not a public one.'],
      fix: 'Discovery documents are public: open the address in a private window. If that asks for a login, it is the wrong one.',
    };
  }
  if (status === 429 || status >= 500) {
    return {
      causes: ['The provider is overloaded, or out of order.'],
      fix: 'Wait a moment and try again; then look at the provider’s status page.',
    };
  }
  return { causes: ['The address is that of something else.'], fix: 'Check the address with curl -i.' };
}
