import { consolePath } from '@/lib/oidc/cognito-console';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation } from '@/lib/oidc/explanation';
import { poolIdOf, readPoolHost, regionOf } from '@/lib/oidc/pool-id';
import { cognitoPage, coreSection, discoverySection } from '@/lib/oidc/spec-links';
import { explainIssuerMismatch } from './explain-issuer-mismatch';
import { explainStatus } from './explain-status';
import type { ConfigureFailure } from './failure';

const address = discoverySection('4', 'ProviderConfig');
const metadata = discoverySection('3', 'ProviderMetadata');
const federation = cognitoPage('OIDC and OAuth endpoints', 'federation-endpoints');
const accepted =
  'A user pool ID (us-east-1_AbCdEfGhI), an issuer, the URL of a discovery document, or an old id_token.';
const poolHint = `Enter the User pool ID. Console: ${consolePath.pool}.`;

/** Explains why a discovery document couldn't be fetched or used. */
export function explainConfigure(failure: ConfigureFailure): Explanation {
  switch (failure.kind) {
    case 'empty':
      return {
        title: 'Discovery Document URL is empty.',
        seen: 'Only whitespace or quotes.',
        expected: accepted,
        causes: [],
        fix: `For Cognito, the user pool ID is enough. Console: ${consolePath.pool}.`,
        source: address,
      };
    case 'not-a-url':
      return {
        title: 'This isn’t a user pool ID or a URL.',
        seen: `“${failure.input}”`,
        expected: accepted,
        causes: ['The wrong value was copied, or only part of it.'],
        fix: 'Copy the user pool ID, or the whole URL including https://.',
        source: address,
      };
    case 'insecure-url':
      return {
        title: 'The URL isn’t https.',
        seen: `“${failure.input}”`,
        expected: 'https://, or http:// to localhost, *.localhost, 127.0.0.0/8, or [::1].',
        causes: [
          'The provider runs without TLS, for example in Docker or on the local network.',
          'The URL has a typo.',
        ],
        fix: 'If the provider runs on this machine, publish its port and use http://localhost:PORT. Otherwise, set up TLS and use https://.',
        source: address,
      };
    case 'unusable-url':
      return {
        title: `The URL contains ${urlParts[failure.part]}.`,
        seen: `“${failure.input}”`,
        expected: 'An issuer: scheme, host, and an optional path (Discovery 1.0 §3).',
        causes: ['The URL was copied during a sign-in, or from a web page.'],
        fix: 'Shorten it to the issuer, or enter the URL that ends in /.well-known/openid-configuration.',
        source: metadata,
      };
    case 'hosted-ui-domain':
      return {
        title: 'This is the Hosted UI domain, which doesn’t serve discovery.',
        seen: `“${failure.input}”`,
        expected: 'https://cognito-idp.REGION.amazonaws.com/USER_POOL_ID, or only the user pool ID.',
        causes: [
          'Cognito serves the sign-in pages and endpoints on one host, and discovery and keys on another.',
        ],
        fix: `${poolHint} The domain doesn’t contain it.`,
        source: federation,
      };
    case 'client-id-as-pool-id':
      return {
        title: 'This looks like an app client ID.',
        seen: `“${failure.input}”: 26 lowercase letters and digits.`,
        expected:
          'A user pool ID: the Region, an underscore, and letters and digits, as in us-east-1_AbCdEfGhI.',
        causes: ['The two IDs were swapped.'],
        fix: `Enter this value as OIDC Client ID. ${poolHint}`,
        source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
      };
    case 'not-a-pool-id':
      return {
        title: 'This isn’t a valid user pool ID.',
        seen: `“${failure.input}”`,
        expected:
          'The Region in lowercase, an underscore, and letters and digits, as in us-east-1_AbCdEfGhI.',
        causes: [
          'A character was lost or changed in copying.',
          'It is the ID of an identity pool, or the name of the pool.',
        ],
        fix: poolHint,
        source: federation,
      };
    case 'token-without-issuer':
      return {
        title: 'No issuer could be read from this token.',
        seen: `A token that starts with “${failure.input}”. The rest wasn’t saved.`,
        expected: 'A signed JWT with an iss claim, as every id_token has.',
        causes: ['It is incomplete.', 'It is encrypted or opaque, like Cognito’s refresh tokens.'],
        fix: `Paste a whole id_token. Or: ${poolHint}`,
        source: coreSection('2', 'IDToken'),
      };
    case 'outbound':
      return explainOutbound(failure.fault, 'the discovery document', address);
    case 'issuer-not-allowed':
      return {
        title: 'This server doesn’t allow that provider.',
        seen: `The issuer “${failure.issuer}”.`,
        expected:
          failure.allowed.length > 0
            ? `One of: ${failure.allowed.join(', ')}.`
            : 'The operator doesn’t allow any provider.',
        causes: ['The operator limits this server to the providers in ALLOWED_ISSUERS.'],
        fix: 'Use one of these, ask the operator to add yours, or run Claimcheck on your own machine.',
        source: address,
      };
    case 'host-not-confirmed':
      return {
        title: `Confirm that the code may be sent to ${failure.host}.`,
        seen: `The token endpoint of the discovery document is on ${failure.host}, the issuer is ${failure.issuer}.`,
        expected: 'The provider’s own host, or a host that you confirmed by saving.',
        causes: [
          'The provider serves its endpoints from another host, as a user pool with a custom domain does.',
          'The document is forged or was changed, and the secret would be sent to an attacker.',
        ],
        fix: `If ${failure.host} belongs to your provider, open Configuration, and select Use Discovery Document and Save. Or start Claimcheck with OIDC_HOSTS=${failure.host}.`,
        source: metadata,
      };
    case 'pool-not-found':
      return explainPoolNotFound(failure.url, failure.body);
    case 'http-status':
      return explainStatus(failure.status, failure.url, failure.body);
    case 'not-json':
      return {
        title: 'The response isn’t a JSON object.',
        seen: `${failure.status} with ${failure.content_type ?? 'no Content-Type'} from ${failure.url}, starting with “${failure.body.slice(0, 80)}”.`,
        expected: 'application/json, an object with the provider’s metadata.',
        causes: [
          'The URL is a web page, such as a sign-in page.',
          'A proxy or a captive portal responded instead of the provider.',
        ],
        fix: 'Open the URL in a browser. If it doesn’t show JSON, correct it.',
        source: discoverySection('4.2', 'ProviderConfigurationResponse'),
      };
    case 'member-missing':
      return {
        title: `The discovery document has no ${failure.member}.`,
        seen: `A JSON object from ${failure.url} without “${failure.member}”.`,
        expected:
          'issuer, authorization_endpoint, token_endpoint, and jwks_uri. The code flow requires each of them.',
        causes: [
          'The server isn’t a full OpenID Provider, but an emulator or a key server.',
          'The URL belongs to another document.',
        ],
        fix: `Check the URL. If the provider doesn’t have this field, select the Custom template and enter it by hand.`,
        source: metadata,
      };
    case 'member-malformed':
      return {
        title: `The discovery document’s ${failure.member} can’t be used.`,
        seen: `“${failure.member}” is ${failure.actual} at ${failure.url}.`,
        expected: failure.member.endsWith('supported')
          ? 'A value of the type that the standard defines.'
          : 'A URL with https:// (http:// only on this machine), without a user name, password, or fragment.',
        ...malformedWords(failure.actual),
        source: metadata,
      };
    case 'issuer-mismatch':
      return explainIssuerMismatch(failure.expected, failure.actual, failure.url);
    case 'pool-without-domain':
      return {
        title: 'This user pool has no domain for sign-in.',
        seen: `authorization_endpoint is “${failure.authorization_endpoint}”, on the issuer’s host, which doesn’t serve it.`,
        expected:
          'Endpoints on the pool’s own domain, such as https://PREFIX.auth.REGION.amazoncognito.com/oauth2/authorize.',
        causes: ['The pool doesn’t have a domain yet.', 'The domain was created less than a minute ago.'],
        fix: `Create a Cognito domain, wait a minute, then select Use Discovery Document again. Console: ${consolePath.domain}.`,
        source: cognitoPage('Configuring a user pool domain', 'cognito-user-pools-assign-domain'),
      };
    case 'demo-pool-off':
      if (failure.port === null) return notConfigured;
      return {
        title: 'The demo pool is off.',
        seen: `It couldn’t start with Claimcheck: ${failure.reason}.`,
        expected: `Port ${failure.port} available. The demo pool uses the port after the app’s.`,
        causes: ['Another development server, or another Claimcheck, is running on that port.'],
        fix: 'Stop that program and restart Claimcheck, or start it with another PORT.',
        source: address,
      };
  }
}

/** A team server without a demo pool and without profiles. */
const notConfigured: Explanation = {
  title: 'No provider is configured yet.',
  seen: 'This server has no profiles, and its demo pool is off (DEMO_POOL).',
  expected: 'A profile with the provider’s URL and a client ID.',
  causes: [],
  fix: 'Select Configuration and fill it in. The operator can also add profiles for everyone.',
  source: address,
};

/** A server behind a TLS proxy often doesn't detect that its clients use https. */
const malformedWords = (actual: string): Pick<Explanation, 'causes' | 'fix'> =>
  actual.startsWith('"http://')
    ? {
        causes: ['The provider is behind a proxy that handles TLS, and uses the wrong scheme.'],
        fix: 'Set the provider’s public URL, or configure the proxy to send X-Forwarded-Proto. Meanwhile, select the Custom template and enter the endpoints with https:// by hand.',
      }
    : {
        causes: ['The provider is misconfigured, or the document isn’t from the provider.'],
        fix: 'Correct it at the provider. Meanwhile, select the Custom template and enter the endpoints by hand.',
      };

const urlParts = {
  userinfo: 'a user name or password before the host',
  fragment: 'a fragment (#…)',
  query: 'a query (?…)',
} as const;

function explainPoolNotFound(url: string, body: string): Explanation {
  const hostRegion = readPoolHost(new URL(url).hostname)?.region;
  const pool = poolIdOf(url.split('/.well-known/', 1).join());
  const poolRegion = pool === null ? null : regionOf(pool);
  const regionsDiffer = hostRegion !== undefined && poolRegion !== null && hostRegion !== poolRegion;
  return {
    title: 'Cognito can’t find this user pool.',
    seen: `${body} (from ${url})`,
    expected: 'The discovery document of the pool.',
    causes: [
      ...(regionsDiffer ? [`The host is in ${hostRegion}, the pool ID starts with ${poolRegion}.`] : []),
      'The pool ID has a typo. It is case-sensitive.',
      'The pool was deleted.',
    ],
    fix: regionsDiffer
      ? `Enter only the user pool ID. Claimcheck derives the host from it.`
      : `Copy the User pool ID again. Console: ${consolePath.pool}.`,
    source: federation,
  };
}
