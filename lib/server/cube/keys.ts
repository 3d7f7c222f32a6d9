import 'server-only';
import type { CubeKeys } from '@/lib/cube/outcome';
import type { OutboundFault } from '@/lib/http/outbound';
import { send } from '@/lib/server/outbound/outbound';

/**
 * Fetches what a Cube gets from its CUBEJS_JWK_URL, every time. The error messages are those of node-fetch 2,
 * which Cube uses, as in its log. Like Cube, it ignores the HTTP status.
 */
export async function fetchCubeKeys(url: string): Promise<CubeKeys> {
  const result = await send(url, { headers: { accept: '*/*' } });
  if (!result.ok)
    return { failure: `request to ${new URL(url).href} failed, reason: ${reasonOf(result.fault)}` };
  try {
    return { document: JSON.parse(result.response.body) };
  } catch (error) {
    const { href } = new URL(url);
    return { failure: `invalid json response body at ${href} reason: ${(error as Error).message}` };
  }
}

function reasonOf(fault: OutboundFault): string {
  switch (fault.kind) {
    case 'unreachable': {
      const { hostname, port, protocol } = new URL(fault.url);
      if (fault.reason === 'ENOTFOUND') return `getaddrinfo ENOTFOUND ${hostname}`;
      const at = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
      return fault.reason === 'ECONNREFUSED' ? `connect ECONNREFUSED ${at}` : fault.reason;
    }
    case 'not-allowed':
      return 'this server may not contact that host (ALLOWED_ISSUERS)';
    case 'timed-out':
      return `no response within ${fault.limit_ms / 1000} s`;
    case 'too-large':
      return `a response of more than ${fault.limit_bytes} bytes`;
    case 'redirected':
      return `HTTP ${fault.status}: Cube would follow it to ${fault.location ?? 'nowhere'}, but Claimcheck doesn’t`;
  }
}
