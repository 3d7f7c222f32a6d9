/** A page with more information: a section of a specification, or a page of the provider's. */
export type Source = { text: string; url: string };

export type CheckStatus = 'pass' | 'fail' | 'warn' | 'skip';

/**
 * A check of a token or a setting, and its result.
 *
 * `expected` and `actual` are text, never markup; a claim's value is JSON.
 */
export type Check = {
  /** Stable; kebab-case or the claim's wire name: `signature`, `aud`, `at_hash`. */
  id: string;
  status: CheckStatus;
  /** A noun for what is checked: `Expiration`. Notes outside of the verification have their result here. */
  title: string;
  /** The result in a few words: `Expired 1 h ago`. Set for every check of a token. */
  result?: string;
  /** The wire name of the claim or header parameter that was checked. */
  claim?: string;
  expected?: string;
  actual?: string;
  spec: Source;
  /** Possible causes. Only where `status` is `fail` or `warn`. */
  cause?: string;
  /** How to fix it. Only where `status` is `fail` or `warn`. */
  fix?: string;
};

/** How many `checks` have `status`. */
export function count(checks: readonly Check[], status: CheckStatus): number {
  return checks.filter((check) => check.status === status).length;
}
