import 'server-only';
import { headers } from 'next/headers';
import { guardResponse } from './guard';

/**
 * The guard for server actions, which don't have the request. Throws, because pages of Claimcheck never
 * trigger it.
 */
export async function guardAction(): Promise<void> {
  const sent = await headers();
  const denied = guardResponse({ method: 'POST', header: (name) => sent.get(name) }, 'own-pages');
  if (denied) throw new Error(denied.message);
}
