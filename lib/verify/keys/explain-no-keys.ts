import type { Explanation } from '@/lib/oidc/explanation';
import { discoverySection } from '@/lib/oidc/spec-links';
import type { KeySource } from './source';

/** No keys, for the reason in the explanation. */
export const withoutKeys = ({ seen, causes, fix }: Explanation): KeySource => ({
  kind: 'none',
  reason: seen,
  remedy: { cause: causes.join(' '), fix },
});

/** Why the issuer's `jwks_uri` returned no keys. `reason` is from the key source. */
export const explainNoKeys = (jwks_uri: string, reason: string): Explanation => ({
  title: 'Couldn’t fetch the issuer’s keys.',
  seen: reason,
  expected: `A JWK Set at ${jwks_uri}, the jwks_uri of the discovery document.`,
  causes: [
    'The provider is being set up or is down.',
    'A proxy responds instead, or this machine can’t reach the host.',
  ],
  fix: 'Open the URL in a browser. It must return JSON with "keys". You can paste that JSON as the keys.',
  source: discoverySection('3', 'ProviderMetadata'),
});
