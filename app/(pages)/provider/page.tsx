import type { Metadata } from 'next';
import { ProviderPage } from '@/components/provider/provider-page';
import { look } from './actions';

export const metadata: Metadata = { title: 'Provider · Claimcheck' };

/** What any provider publishes of itself, without a profile. What is typed never is in the address. */
export default function Page() {
  return <ProviderPage look={look} />;
}
