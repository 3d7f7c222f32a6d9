import 'server-only';
import { isAllowedAddress } from './allowed';
import { limitedFetch, type OutboundRequest, type OutboundResult } from './limited-fetch';

/** Every request of this server goes through here: within the limits, and only to hosts that it may contact. */
export async function send(url: string, request: OutboundRequest = {}): Promise<OutboundResult> {
  if (!(await isAllowedAddress(url))) return { ok: false, fault: { kind: 'not-allowed', url } };
  return limitedFetch(url, request);
}
