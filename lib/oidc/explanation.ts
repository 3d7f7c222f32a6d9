import type { Source } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';

/** A failure in words: what was seen, what was expected, what to do. Plain text; provider data is quoted in it. */
export type Explanation = {
  /** One short sentence for a heading. */
  title: string;
  seen: string;
  expected: string;
  /** What usually causes it, most likely first. */
  causes: string[];
  /** What to do. */
  fix: string;
  source: Source;
};

/** The part of an explanation that depends on what went wrong, not on what was seen. */
export type Meaning = Omit<Explanation, 'seen' | 'expected'>;

/** What the words for a failure depend on besides the failure. */
export type FailureContext = {
  /** Absent where discovery itself failed. */
  metadata?: ProviderMetadata;
  client_id: string;
  scope: string;
  has_secret: boolean;
  /** How tokens were requested, where it wasn't the authorization code flow. */
  grant?: 'client_credentials';
  /** Where the provider must send the browser back to, verbatim. */
  callback_url: string;
};
