import type { Rule } from '../finding';
import { claimRules } from './claims';
import { groupRules } from './groups';
import { responseRules } from './response';
import { runRules } from './run';
import { stringRules } from './strings';

/** Every rule, in display order. */
export const rules: readonly Rule[] = [
  ...runRules,
  ...responseRules,
  ...claimRules,
  ...groupRules,
  ...stringRules,
];
