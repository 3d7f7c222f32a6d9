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

/** Every check, in the order in which they are shown. All run, whatever the ones before have found. */
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
