import type { Explanation } from '@/lib/oidc/explanation';
import { poolIdOf, readPoolHost } from '@/lib/oidc/pool-id';
import { discoverySection } from '@/lib/oidc/spec-links';

/** Two issuers that are not the same to the letter, in words. Discovery 1.0 §4.3. */
export function explainIssuerMismatch(expected: string, actual: string, url: string): Explanation {
  const { cause, fix } = differenceOf(expected, actual);
  return {
    title: 'The discovery document is that of another issuer.',
    seen: `issuer is “${actual}” at ${url}.`,
    expected: `“${expected}”, to the letter: the address without /.well-known/openid-configuration.`,
    causes: [cause],
    fix,
    source: discoverySection('4.3', 'ProviderConfigurationValidation'),
  };
}

function differenceOf(expected: string, actual: string): { cause: string; fix: string } {
  if (/[{}]/.test(actual)) {
    return {
      cause:
        'The document is a template for many tenants: what stands in braces is filled in for each of them.',
      fix: 'Enter the address with your own tenant in it.',
    };
  }
  if (!URL.canParse(actual)) {
    return {
      cause: 'The issuer is no URL: the provider is set up wrongly.',
      fix: 'Have the provider corrected, or choose Custom and fill the fields in by hand.',
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
      cause: `The pool uses its ${to_pool.updated ? 'updated' : 'original'} issuer, the address is that of the ${from_pool.updated ? 'updated' : 'original'} one.`,
      fix: `Enter ${actual}, and have whatever checks the tokens expect the same.`,
    };
  }
  if (expected.toLowerCase() === actual.toLowerCase()) {
    return { cause: 'They differ in upper and lower case only.', fix: `Enter ${actual} as it stands.` };
  }
  if (from.host === to.host && from.pathname === to.pathname) {
    return {
      cause: `They differ in the scheme only: ${from.protocol}// here, ${to.protocol}// in the document.`,
      fix: 'A server behind a proxy often does not know its own address: correct its public URL.',
    };
  }
  if (from.host === to.host) {
    return {
      cause: 'The host is the same, the path is not: another tenant, realm or pool.',
      fix: `If ${actual} is the one that you mean, enter it.`,
    };
  }
  return {
    cause: 'The host is another one: an alias or an emulator, or a document that someone has put there.',
    fix: `If ${actual} is the provider that you mean, enter it. Do not go on otherwise: tokens of that issuer would be taken for this one’s.`,
  };
}
