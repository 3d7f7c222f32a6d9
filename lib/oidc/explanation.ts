import type { Source } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';

/**
 * Explains a failure: what happened, what was expected, and how to fix it. Plain text that quotes provider
 * data.
 */
export type Explanation = {
  /** One short sentence for a heading. */
  title: string;
  seen: string;
  expected: string;
  /** Possible causes, most likely first. */
  causes: string[];
  /** How to fix it. */
  fix: string;
  source: Source;
};

/** The part of an explanation that depends on the kind of failure, not on the data. */
export type Meaning = Omit<Explanation, 'seen' | 'expected'>;

/** The context that an explanation needs besides the failure. */
export type FailureContext = {
  /** Absent if discovery itself failed. */
  metadata?: ProviderMetadata;
  client_id: string;
  scope: string;
  has_secret: boolean;
  /** How tokens were requested, if not with the authorization code flow. */
  grant?: 'client_credentials';
  /** Where the provider must redirect the browser, verbatim. */
  callback_url: string;
};
