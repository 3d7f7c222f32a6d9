import type { Metadata } from 'next';
import { Forget } from '@/components/forget';
import { currentSession } from '@/lib/server/http/current-session';
import { remembered } from '@/lib/server/store/forget';

export const metadata: Metadata = { title: 'Forget everything · Claimcheck' };

/** What there is of this browser, before it is forgotten; it is a page, and so works without scripts. */
export default async function Page({ searchParams }: PageProps<'/forget'>) {
  const session = await currentSession();
  const { done } = await searchParams;
  return <Forget remembered={await remembered(session.id)} done={done !== undefined} />;
}
