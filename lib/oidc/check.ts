/** A place to read more: the section of a specification, or a page of the provider's. */
export type Source = { text: string; url: string };

export type CheckStatus = 'pass' | 'fail' | 'warn' | 'skip';

/**
 * One check of a token or of a setting, and what it found.
 *
 * `expected` and `actual` are text to be shown, never markup; a claim's value is given as JSON.
 */
export type Check = {
  /** Stable, kebab-case or the claim's wire name: `signature`, `aud`, `at_hash`. */
  id: string;
  status: CheckStatus;
  /** A noun for what is checked: `Expiration`. Notes outside the verification put what they found here. */
  title: string;
  /** What was found, in a few words: `Expired 1 h ago`. Every check of a token has it. */
  result?: string;
  /** The claim or header parameter that was read, by its wire name. */
  claim?: string;
  expected?: string;
  actual?: string;
  spec: Source;
  /** Possible causes. Only where `status` is `fail` or `warn`. */
  cause?: string;
  /** How to fix it. Only where `status` is `fail` or `warn`. */
  fix?: string;
};

/** How many of `checks` have `status`. */
export function count(checks: readonly Check[], status: CheckStatus): number {
  return checks.filter((check) => check.status === status).length;
}
