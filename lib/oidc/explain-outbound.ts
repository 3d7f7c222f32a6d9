import type { OutboundFault } from '@/lib/http/outbound';
import type { Source } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import { unreachableWords } from './explain-unreachable';

/** Explains why a request got no usable response. `what` was requested, such as `the discovery document`. */
export function explainOutbound(fault: OutboundFault, what: string, source: Source): Explanation {
  const host = URL.canParse(fault.url) ? new URL(fault.url).host : fault.url;
  const common = { expected: `A response from ${host} with ${what}.`, source };
  switch (fault.kind) {
    case 'unreachable': {
      const { causes, fix } = unreachableWords(fault, host);
      return {
        ...common,
        title: fault.proxy === undefined ? `Can’t reach ${host}.` : `Can’t reach ${host} through the proxy.`,
        seen: `The connection to ${fault.url} failed: ${fault.reason}.`,
        causes,
        fix,
      };
    }
    case 'not-allowed':
      return {
        ...common,
        title: `This server doesn’t connect to ${host}.`,
        seen: `${fault.url} isn’t on the list of allowed providers. Nothing was sent.`,
        causes: [
          'The operator limits this server to the providers in ALLOWED_ISSUERS, and to the Cubes of the shared profiles.',
        ],
        fix: 'Use an allowed provider, ask the operator to add this one, or run Claimcheck on your own machine.',
      };
    case 'timed-out':
      return {
        ...common,
        title: `${host} didn’t respond in time.`,
        seen: `No complete response from ${fault.url} within ${fault.limit_ms / 1000} seconds.`,
        causes: [
          'A firewall or VPN silently drops the connection. In a company network, you may need HTTPS_PROXY.',
          'The server is slow or overloaded.',
        ],
        fix: `Run curl ${fault.url} on this machine. If it hangs too, the network is the cause. If not, try again.`,
      };
    case 'too-large':
      return {
        ...common,
        title: `${host} sent too much data.`,
        seen: `More than ${fault.limit_bytes / 1024} KiB from ${fault.url}. The rest wasn’t read.`,
        causes: ['The URL belongs to a page or a file, not to an endpoint.'],
        fix: 'Check the URL. A discovery document, a key set, and a token response are a few kilobytes each.',
      };
    case 'redirected':
      return {
        ...common,
        title: `${host} responded with a redirect.`,
        seen: `${fault.status} from ${fault.url}, to ${fault.location ?? 'nowhere (no Location)'}. It wasn’t followed.`,
        causes: [
          'The URL is outdated, or differs in a trailing slash or in www.',
          'A proxy or a captive portal requires a sign-in of its own.',
        ],
        fix: 'If the redirect leads to your provider, enter that URL. Claimcheck doesn’t follow redirects, because the next host isn’t confirmed.',
      };
  }
}
