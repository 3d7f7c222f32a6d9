import { question, type Rule } from '../finding';

const stay = question({ id: 'groups-stay', title: 'The groups stay' });

/** An empty or null override is an override: it takes the groups away. */
const groupsStay: Rule = ({ event, answered, text }) => {
  const before = event.request.groupConfiguration.groupsToOverride ?? [];
  const override = answered?.read.overrides.groups;
  if (override === undefined || before.length === 0 || (override?.groups.length ?? 0) > 0) return [];
  return [
    stay.warn({
      claim: 'cognito:groups',
      expected: JSON.stringify(before),
      actual:
        override === null ? 'groupOverrideDetails: null' : 'groupOverrideDetails without groupsToOverride',
      line: text?.lineOf('groupOverrideDetails'),
      cause:
        'An empty or null groupOverrideDetails takes the groups away: cognito:groups is in neither token.',
      fix: 'Leave groupOverrideDetails out, or set it to event.request.groupConfiguration to keep them.',
    }),
  ];
};

export const groupRules: readonly Rule[] = [groupsStay];
