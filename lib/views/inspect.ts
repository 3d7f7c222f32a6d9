import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import type { InspectionDraft, InspectionProblems } from '@/lib/verify/inspection';
import type { Verdict } from '@/lib/verify/verdict';

/** What a profile defines about its tokens. */
export type KnownIssuer = { id: string; name: string; issuer: string; client_id: string };

/** An issuer's keys at the time of the request. */
export type FoundKeys = {
  /** From the discovery document. */
  issuer: string;
  jwks_uri: string;
  /** The JWK Set as text, as if pasted. */
  jwks: string;
  count: number;
  /** The algorithms in the document; empty if there are none. */
  algorithms: string[];
};

export type Fetched =
  | { ok: true; found: FoundKeys }
  /** `answer` is the provider's response, verbatim. */
  | { ok: false; explanation: Explanation; kind: string; answer?: string | undefined };

export type Judged =
  | {
      ok: true;
      verdict: Verdict;
      checks: Check[];
      /** Unix time in milliseconds. */
      verified_at: number;
      /** Why the provided keys can't be used; the checks ran without them. */
      keys_problem: string | null;
    }
  | { ok: false; problems: InspectionProblems };

/** Server actions of the page. */
export type InspectActions = {
  fetchKeys: (input: { issuer: string }) => Promise<Fetched>;
  judge: (draft: InspectionDraft) => Promise<Judged>;
};
