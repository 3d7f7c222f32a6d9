import type { Rule } from '../rule';
import { cognitoRules } from './cognito';
import { headerRules } from './header';
import { keyRules } from './key';
import { loginRules } from './login';
import { omissionRules } from './omissions';
import { partyRules } from './parties';
import { structureRules } from './structure';
import { timeRules } from './times';
import { typeRules } from './types';

/** Every check, in the order of the results. All of them run, even if an earlier one fails. */
export const rules: readonly Rule[] = [
  ...structureRules,
  ...headerRules,
  ...keyRules,
  ...partyRules,
  ...timeRules,
  ...loginRules,
  ...cognitoRules,
  ...typeRules,
  ...omissionRules,
];
