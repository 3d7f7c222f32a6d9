import 'server-only';
import { headers } from 'next/headers';
import { guardResponse } from './guard';

/** The guard, for server actions: they have no request at hand. Throws, since no page of ours is ever refused. */
export async function guardAction(): Promise<void> {
  const sent = await headers();
  const denied = guardResponse({ method: 'POST', header: (name) => sent.get(name) }, 'own-pages');
  if (denied) throw new Error(denied.message);
}
