/** A place to read more: the section of a specification, or a page of the provider's. */
export type Source = { text: string; url: string };

export type CheckStatus = 'pass' | 'fail' | 'warn' | 'skip';

/**
 * One question asked of a token or of a setting, with its answer.
 *
 * `expected` and `actual` are text to be shown, never markup; a claim's value is given as JSON.
 */
export type Check = {
  /** Stable, kebab-case or the claim's wire name: `signature`, `aud`, `at_hash`. */
  id: string;
  status: CheckStatus;
  /** What was asked, in a few words. */
  title: string;
  /** The claim or header member that was read, by its wire name. */
  claim?: string;
  expected?: string;
  actual?: string;
  spec: Source;
  /** What usually causes it. Only where `status` is `fail` or `warn`. */
  cause?: string;
  /** What to do. Only where `status` is `fail` or `warn`. */
  fix?: string;
};

/** How many of `checks` have `status`. */
export function count(checks: readonly Check[], status: CheckStatus): number {
  return checks.filter((check) => check.status === status).length;
}
