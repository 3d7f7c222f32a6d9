import type { Explanation } from '@/lib/oidc/explanation';
import { discoverySection } from '@/lib/oidc/spec-links';
import type { KeySource } from './source';

/** No keys, for the reason that an explanation gives. */
export const withoutKeys = ({ seen, causes, fix }: Explanation): KeySource => ({
  kind: 'none',
  reason: seen,
  remedy: { cause: causes.join(' '), fix },
});

/** Why the address that an issuer gives for its keys gave none. `reason` is that of the key source. */
export const explainNoKeys = (jwks_uri: string, reason: string): Explanation => ({
  title: 'Couldn’t fetch the issuer’s keys.',
  seen: reason,
  expected: `A JWK Set at ${jwks_uri}, the jwks_uri of the discovery document.`,
  causes: [
    'The provider is being set up or is down.',
    'A proxy in between answers for it, or this machine cannot reach that host.',
  ],
  fix: 'Open the address in a browser: it must show JSON with "keys". You can paste that JSON as the keys.',
  source: discoverySection('3', 'ProviderMetadata'),
});
