import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';

/** A member of a discovery document. `meaning` is `null` where no specification here defines it. */
export type MemberView = { name: string; value: string; meaning: string | null };

/** A key of the provider's set. `problems` are clauses; where one is fatal, `status` is `fail`. */
export type KeyView = {
  kid: string | null;
  kind: string;
  use: string;
  alg: string;
  size: string;
  status: 'pass' | 'warn' | 'fail';
  problems: string[];
};

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
