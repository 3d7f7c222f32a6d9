import type { Rule } from '../finding';
import { claimRules } from './claims';
import { groupRules } from './groups';
import { responseRules } from './response';
import { runRules } from './run';
import { stringRules } from './strings';

/** Every question, in the order on the screen. */
export const rules: readonly Rule[] = [
  ...runRules,
  ...responseRules,
  ...claimRules,
  ...groupRules,
  ...stringRules,
];
