import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import type { MemberView } from '@/lib/verify/provider/look-at-document';
import type { KeyView } from '@/lib/verify/provider/look-at-keys';

export type ProviderView = {
  discovery_url: string;
  members: MemberView[];
  /** The number of fields that are omitted. */
  more: number;
  /** Missing or unusual fields, and things to check. */
  notes: Check[];
  jwks_uri: string | null;
  keys: KeyView[];
  /** Why there are no keys; `null` if there are. */
  keys_problem: string | null;
};

/** `kind` and `answer`: the error, and the provider's unchanged response. */
export type LookedAt =
  | { ok: true; provider: ProviderView }
  | { ok: false; explanation: Explanation; kind: string; answer?: string | undefined };

export type LookAtProvider = (input: { url: string }) => Promise<LookedAt>;
