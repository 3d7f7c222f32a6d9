import type { OutboundFault } from '@/lib/http/outbound';
import type { Source } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';

/** Why a request brought no answer, in words. `what` was asked for, such as `the discovery document`. */
export function explainOutbound(fault: OutboundFault, what: string, source: Source): Explanation {
  const host = URL.canParse(fault.url) ? new URL(fault.url).host : fault.url;
  const common = { expected: `An answer from ${host} with ${what}.`, source };
  switch (fault.kind) {
    case 'unreachable': {
      const { causes, fix } = unreachable(fault.reason, host);
      return {
        ...common,
        title: `${host} could not be reached.`,
        seen: `No connection to ${fault.url}: ${fault.reason}.`,
        causes,
        fix,
      };
    }
    case 'not-allowed':
      return {
        ...common,
        title: `This server does not ask ${host}.`,
        seen: `${fault.url} belongs to none of the providers that whoever runs it allows. Nothing was sent.`,
        causes: ['ALLOWED_ISSUERS names the providers, and the profiles given to everyone their Cubes.'],
        fix: 'Use a provider that is allowed, have this one added, or run Claimcheck on your own machine.',
      };
    case 'timed-out':
      return {
        ...common,
        title: `${host} did not answer in time.`,
        seen: `No whole answer from ${fault.url} within ${fault.limit_ms / 1000} seconds.`,
        causes: [
          'A firewall or VPN drops the connection without a word.',
          'The server is slow or overloaded.',
        ],
        fix: `Open ${fault.url} with curl on this machine. If that hangs too, it is the network; else try again.`,
      };
    case 'too-large':
      return {
        ...common,
        title: `${host} sent too much.`,
        seen: `More than ${fault.limit_bytes / 1024} KiB from ${fault.url}; the rest was not read.`,
        causes: ['The address is that of a page or a file, not that of an endpoint.'],
        fix: 'Check the address. A discovery document, a key set and a token response are a few kilobytes.',
      };
    case 'redirected':
      return {
        ...common,
        title: `${host} answered with a redirect, which was not followed.`,
        seen: `${fault.status} from ${fault.url}, to ${fault.location ?? 'nowhere (no Location)'}.`,
        causes: [
          'The address is an old one, or lacks or has a trailing slash or www.',
          'A proxy or a captive portal asks for a login of its own.',
        ],
        fix: 'If the address that it leads to is really your provider’s, enter that one. Redirects are never followed, since nobody has confirmed the next host.',
      };
  }
}

type Words = { causes: string[]; fix: string };

/** By the system's or the TLS library's error code. */
function unreachable(reason: string, host: string): Words {
  switch (reason) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        causes: [
          'The host name has a typo, or names a Region or tenant that does not exist.',
          'This machine is offline, or the name is known only inside a VPN.',
          'A Cognito domain was created a moment ago: a prefix takes about a minute, a custom domain up to an hour.',
        ],
        fix: `Compare ${host} letter by letter with your provider’s console, then check the network.`,
      };
    case 'ECONNREFUSED':
      return {
        causes: ['Nothing listens on that port: the server is not running, or runs on another one.'],
        fix: `Start the server, or correct the port in ${host}.`,
      };
    // fetch's own words: https://fetch.spec.whatwg.org/#port-blocking
    case 'bad port':
      return {
        causes: ['The port belongs to another protocol, and is refused by fetch, as by every browser.'],
        fix: `Correct the port in ${host}, or have the server listen on another one.`,
      };
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return {
        causes: ['https was asked of a server that speaks http.'],
        fix: 'On this machine, write http:// instead of https://. Elsewhere, use the port that speaks https.',
      };
    case 'CERT_HAS_EXPIRED':
      return {
        causes: ['The certificate of the server has expired.', 'The clock of this machine is wrong.'],
        fix: 'Check the clock; then have the certificate renewed.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        causes: ['The certificate is for another host name: a typo, or an alias without a certificate.'],
        fix: 'Use the host name that the certificate is for.',
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return {
        causes: [
          'The certificate was not issued by an authority that Node.js knows: it is self-signed, or a company proxy puts its own in.',
        ],
        fix: 'Start Claimcheck with NODE_EXTRA_CA_CERTS=/path/to/your-authority.pem.',
      };
    default:
      return {
        causes: ['The connection was refused, reset or never made.'],
        fix: `Try the same address with curl on this machine; a firewall, a proxy or a VPN may be in between.`,
      };
  }
}
