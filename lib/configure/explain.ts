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
  'A user pool id (us-east-1_AbCdEfGhI), an issuer, the URL of a discovery document, or an old id_token.';
const poolHint = `Enter the User pool ID. Console: ${consolePath.pool}.`;

/** Why a discovery document could not be had or used, in words. */
export function explainConfigure(failure: ConfigureFailure): Explanation {
  switch (failure.kind) {
    case 'empty':
      return {
        title: 'Discovery Document URL is empty.',
        seen: 'Nothing but white space or quotes.',
        expected: accepted,
        causes: [],
        fix: `For Cognito, the user pool id is enough. Console: ${consolePath.pool}.`,
        source: address,
      };
    case 'not-a-url':
      return {
        title: 'This is neither a user pool id nor an address.',
        seen: `“${failure.input}”`,
        expected: accepted,
        causes: ['Something else was copied, or something was cut off or pasted along.'],
        fix: 'Copy the user pool id, or the whole address with https:// at its beginning.',
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
        title: `The address contains ${urlParts[failure.part]}.`,
        seen: `“${failure.input}”`,
        expected: 'An issuer: scheme, host, and a path where there is one (Discovery 1.0 §3).',
        causes: ['The address was copied out of the middle of a login, or from a page for people.'],
        fix: 'Cut it down to the issuer, or enter the URL that ends in /.well-known/openid-configuration.',
        source: metadata,
      };
    case 'hosted-ui-domain':
      return {
        title: 'This is the Hosted UI domain; discovery does not live there.',
        seen: `“${failure.input}”`,
        expected: 'https://cognito-idp.REGION.amazonaws.com/USER_POOL_ID, or the user pool id alone.',
        causes: [
          'Cognito serves the login pages and the endpoints on one host, discovery and keys on another.',
        ],
        fix: `${poolHint} The domain does not contain it.`,
        source: federation,
      };
    case 'client-id-as-pool-id':
      return {
        title: 'This looks like an app client id, not a user pool id.',
        seen: `“${failure.input}”: 26 lower-case letters and digits.`,
        expected:
          'A user pool id: the Region, an underscore, and letters and digits, as in us-east-1_AbCdEfGhI.',
        causes: ['The two ids were swapped.'],
        fix: `Put this one into OIDC Client ID. ${poolHint}`,
        source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
      };
    case 'not-a-pool-id':
      return {
        title: 'There is no user pool id in this.',
        seen: `“${failure.input}”`,
        expected:
          'The Region in lower case, an underscore, and letters and digits, as in us-east-1_AbCdEfGhI.',
        causes: [
          'A character was lost or changed when it was copied.',
          'It is the id of an identity pool, or the name of the pool.',
        ],
        fix: poolHint,
        source: federation,
      };
    case 'token-without-issuer':
      return {
        title: 'No issuer could be read from this token.',
        seen: `A token beginning with “${failure.input}”; nothing else of it was kept.`,
        expected: 'A signed JWT with an iss claim, as every id_token has.',
        causes: ['It is cut off.', 'It is encrypted or opaque, as Cognito’s refresh tokens are.'],
        fix: `Paste an id_token whole. Or: ${poolHint}`,
        source: coreSection('2', 'IDToken'),
      };
    case 'outbound':
      return explainOutbound(failure.fault, 'the discovery document', address);
    case 'issuer-not-allowed':
      return {
        title: 'This server has nothing to do with that provider.',
        seen: `The issuer “${failure.issuer}”.`,
        expected:
          failure.allowed.length > 0
            ? `One of: ${failure.allowed.join(', ')}.`
            : 'Whoever runs it allows none.',
        causes: [
          'Whoever runs this server has named the providers that it may be used with (ALLOWED_ISSUERS).',
        ],
        fix: 'Use one of these, have yours added, or run Claimcheck on your own machine.',
        source: address,
      };
    case 'host-not-confirmed':
      return {
        title: `Nobody has confirmed that the code may be sent to ${failure.host}.`,
        seen: `The token endpoint of the discovery document is on ${failure.host}, the issuer is ${failure.issuer}.`,
        expected: 'A host of the provider’s own, or one that was looked at and saved.',
        causes: [
          'The provider serves its endpoints from another host, as a user pool with a custom domain does.',
          'The document is forged, or was changed since: the secret would be sent to whoever did that.',
        ],
        fix: `If ${failure.host} belongs to your provider, open Configuration, press Use Discovery Document and Save; or start Claimcheck with OIDC_HOSTS=${failure.host}.`,
        source: metadata,
      };
    case 'pool-not-found':
      return explainPoolNotFound(failure.url, failure.body);
    case 'http-status':
      return explainStatus(failure.status, failure.url, failure.body);
    case 'not-json':
      return {
        title: 'The answer is not a JSON object.',
        seen: `${failure.status} with ${failure.content_type ?? 'no Content-Type'} from ${failure.url}, beginning with “${failure.body.slice(0, 80)}”.`,
        expected: 'application/json, an object with the provider’s metadata.',
        causes: [
          'The address is that of a page for people, such as a login page.',
          'A proxy or a captive portal answered in the provider’s place.',
        ],
        fix: 'Open the address in a browser: it must show JSON. If it does not, correct it.',
        source: discoverySection('4.2', 'ProviderConfigurationResponse'),
      };
    case 'member-missing':
      return {
        title: `The discovery document has no ${failure.member}.`,
        seen: `A JSON object from ${failure.url} without “${failure.member}”.`,
        expected:
          'issuer, authorization_endpoint, token_endpoint and jwks_uri: a login with a code needs each of them.',
        causes: [
          'The server is no full OpenID Provider (an emulator, or a key server).',
          'The address is that of another document.',
        ],
        fix: `Check the address. If the provider has no such member, choose Custom and fill the field in by hand.`,
        source: metadata,
      };
    case 'member-malformed':
      return {
        title: `The discovery document’s ${failure.member} can’t be used.`,
        seen: `“${failure.member}” is ${failure.actual} at ${failure.url}.`,
        expected: failure.member.endsWith('supported')
          ? 'A value of the type that the standard gives.'
          : 'A URL with https:// (http:// on this machine only), without user name, password or fragment.',
        ...malformedWords(failure.actual),
        source: metadata,
      };
    case 'issuer-mismatch':
      return explainIssuerMismatch(failure.expected, failure.actual, failure.url);
    case 'pool-without-domain':
      return {
        title: 'This user pool has no domain, so nobody can log in with a browser.',
        seen: `authorization_endpoint is “${failure.authorization_endpoint}”, on the host of the issuer, which answers no such request.`,
        expected:
          'Endpoints on the pool’s own domain, such as https://PREFIX.auth.REGION.amazoncognito.com/oauth2/authorize.',
        causes: ['No domain was created yet.', 'It was created less than a minute ago.'],
        fix: `Create a Cognito domain, wait a minute, then press Use Discovery Document again. Console: ${consolePath.domain}.`,
        source: cognitoPage('Configuring a user pool domain', 'cognito-user-pools-assign-domain'),
      };
    case 'demo-pool-off':
      if (failure.port === null) return notConfigured;
      return {
        title: 'The demo pool is off.',
        seen: `It could not be opened when Claimcheck started: ${failure.reason}.`,
        expected: `Port ${failure.port} free: the demo pool opens on the port after the app’s.`,
        causes: ['Another development server, or another Claimcheck, is running on that port.'],
        fix: 'Stop that program and start Claimcheck again, or start it with another PORT.',
        source: address,
      };
  }
}

/** A team server without a demo pool, and without a profile yet. */
const notConfigured: Explanation = {
  title: 'No provider is configured yet.',
  seen: 'No profile, and the demo pool was not asked for (DEMO_POOL) when this server was started.',
  expected: 'A profile: the provider’s address, and a client id.',
  causes: [],
  fix: 'Press Configuration and fill it in. Whoever runs this server can also give it profiles for everyone.',
  source: address,
};

/** A server that a proxy ends TLS for often doesn't know that its clients use https. */
const malformedWords = (actual: string): Pick<Explanation, 'causes' | 'fix'> =>
  actual.startsWith('"http://')
    ? {
        causes: ['The provider is behind a proxy that handles TLS, and doesn’t know its own scheme.'],
        fix: 'Set the provider’s public URL, or have the proxy send X-Forwarded-Proto. To go on meanwhile, select the Custom template and enter the endpoints with https:// by hand.',
      }
    : {
        causes: ['The provider is set up wrongly, or the document isn’t from the provider.'],
        fix: 'Correct it at the provider. To go on meanwhile, select the Custom template and enter the endpoints by hand.',
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
    title: 'Cognito knows no such user pool.',
    seen: `${body} (from ${url})`,
    expected: 'The discovery document of the pool.',
    causes: [
      ...(regionsDiffer ? [`The host is in ${hostRegion}, the pool id begins with ${poolRegion}.`] : []),
      'The pool id has a typo; upper and lower case matter.',
      'The pool was deleted.',
    ],
    fix: regionsDiffer
      ? `Enter the user pool id alone: the host is made from it.`
      : `Copy the User pool ID anew. Console: ${consolePath.pool}.`,
    source: federation,
  };
}
