import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import type { MemberView } from '@/lib/verify/provider/look-at-document';
import type { KeyView } from '@/lib/verify/provider/look-at-keys';

export type ProviderView = {
  discovery_url: string;
  members: MemberView[];
  /** How many members are left out. */
  more: number;
  /** What is missing or odd in the document, and what is worth a look. */
  notes: Check[];
  jwks_uri: string | null;
  keys: KeyView[];
  /** Why there are no keys; `null` where there are. */
  keys_problem: string | null;
};

/** `kind` and `answer`: what went wrong, and the provider's response as it came. */
export type LookedAt =
  | { ok: true; provider: ProviderView }
  | { ok: false; explanation: Explanation; kind: string; answer?: string | undefined };

export type LookAtProvider = (input: { url: string }) => Promise<LookedAt>;
