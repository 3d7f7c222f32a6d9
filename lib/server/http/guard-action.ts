import 'server-only';
import { headers } from 'next/headers';
import { refuse } from './guard';

/** The guard, for server actions: they have no request at hand. Throws, since no page of ours is ever refused. */
export async function guardAction(): Promise<void> {
  const sent = await headers();
  const refusal = refuse({ method: 'POST', header: (name) => sent.get(name) }, 'own-pages');
  if (refusal) throw new Error(refusal.message);
}
