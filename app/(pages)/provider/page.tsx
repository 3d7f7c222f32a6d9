import type { Metadata } from 'next';
import { ProviderPage } from '@/components/provider/provider-page';
import { look } from './actions';

export const metadata: Metadata = { title: 'Provider · Claimcheck' };

/** Everything that a provider publishes about itself, without a profile. The input isn't put into the URL. */
export default function Page() {
  return <ProviderPage look={look} />;
}
