import type { Metadata } from 'next';
import { Forget } from '@/components/forget';
import { currentSession } from '@/lib/server/http/current-session';
import { remembered } from '@/lib/server/store/forget';

export const metadata: Metadata = { title: 'Clear all data · Claimcheck' };

/**
 * What is stored for this browser, before it's deleted. A page of its own, so that it works without scripts.
 */
export default async function Page({ searchParams }: PageProps<'/forget'>) {
  const session = await currentSession();
  const { done } = await searchParams;
  return <Forget remembered={await remembered(session.id)} done={done !== undefined} />;
}
