import { question, type Rule } from '../finding';

const stay = question({ id: 'groups-stay', title: 'Groups' });

/** An empty or null override removes the groups. */
const groupsStay: Rule = ({ event, answered, text }) => {
  const before = event.request.groupConfiguration?.groupsToOverride ?? [];
  const override = answered?.read.overrides.groups;
  // Unreadable fields have their own rule.
  if (answered?.read.faults.some(({ path }) => path.includes('groupOverrideDetails'))) return [];
  if (override === undefined || before.length === 0 || (override?.groups.length ?? 0) > 0) return [];
  return [
    stay.warn({
      claim: 'cognito:groups',
      expected: JSON.stringify(before),
      actual:
        override === null ? 'groupOverrideDetails: null' : 'groupOverrideDetails without groupsToOverride',
      line: text?.lineOf('groupOverrideDetails'),
      cause: 'An empty or null groupOverrideDetails removes the groups. Neither token has cognito:groups.',
      fix: 'To keep them, remove groupOverrideDetails or set it to event.request.groupConfiguration.',
    }),
  ];
};

export const groupRules: readonly Rule[] = [groupsStay];
