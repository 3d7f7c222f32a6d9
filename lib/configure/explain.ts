import type { Explanation } from '@/lib/failure';
import type { ConfigureFailure } from './failure';
import { discoverySection } from './sources';

/** Why a discovery document could not be had or used, in words. */
export function explainConfigure(failure: ConfigureFailure): Explanation {
  return {
    title: `${failure.kind}.`,
    seen: '',
    expected: '',
    causes: [],
    fix: '',
    source: discoverySection('4', 'ProviderConfig'),
  };
}
