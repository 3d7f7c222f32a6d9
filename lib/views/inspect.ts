import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import type { InspectionDraft, InspectionProblems } from '@/lib/verify/inspection';
import type { Verdict } from '@/lib/verify/verdict';

/** What a profile knows of the tokens that it brings. */
export type KnownIssuer = { id: string; name: string; issuer: string; client_id: string };

/** An issuer's keys as they were when it was asked. */
export type FoundKeys = {
  /** As the discovery document has it. */
  issuer: string;
  jwks_uri: string;
  /** The JWK Set as text, as a person could have pasted it. */
  jwks: string;
  count: number;
  /** The algorithms that the document names; empty where it names none. */
  algorithms: string[];
};

export type Fetched =
  | { ok: true; found: FoundKeys }
  /** `answer` is what the provider said, verbatim. */
  | { ok: false; explanation: Explanation; kind: string; answer?: string | undefined };

export type Judged =
  | {
      ok: true;
      verdict: Verdict;
      checks: Check[];
      /** Unix time in milliseconds. */
      verified_at: number;
      /** Why the keys that were given are none; the checks were made without them. */
      keys_problem: string | null;
    }
  | { ok: false; problems: InspectionProblems };

/** The server's side of the page. */
export type InspectActions = {
  fetchKeys: (input: { issuer: string }) => Promise<Fetched>;
  judge: (draft: InspectionDraft) => Promise<Judged>;
};
