import { excerpt } from '@/lib/text/excerpt';
import { isJsonObject } from '@/lib/verify/json-object';
import { question, type Rule, show } from '../finding';

const returned = question({ id: 'event-returned', title: 'The event comes back, with its response' });

const eventReturned: Rule = ({ run: { outcome }, event }) => {
  if (outcome.kind !== 'returned') return [];
  const { value } = outcome;
  if (!isJsonObject(value) || !isJsonObject(value.response)) {
    const nothing = outcome.by === 'nothing';
    return [
      returned.fail({
        expected: 'the event, with a response',
        actual: outcome.ignored ? 'nothing: what the handler returned was not taken' : show(value),
        cause: nothing
          ? 'The handler is not async and did not call its callback, so Lambda answers null, whatever it returned. Cognito then says "Unrecognizable lambda output", and no tokens are issued.'
          : 'Cognito wants back the whole event that it sent. It says "Unrecognizable lambda output", and no tokens are issued.',
        fix: nothing
          ? 'Make the handler async, and return the event.'
          : 'Set event.response, and return the event itself.',
      }),
    ];
  }
  const lost = ['version', 'triggerSource', 'userPoolId', 'userName', 'request'].filter(
    (name) => name in event && !(name in value),
  );
  if (lost.length === 0) return [returned.pass('the event, with a response')];
  return [
    returned.warn({
      expected: 'the whole event',
      actual: `an answer without ${lost.join(', ')}`,
      cause: 'AWS asks for the whole event; what Cognito does with a part of it is not documented.',
      fix: 'Set event.response, and return the event itself.',
    }),
  ];
};

const version = question({
  id: 'response-version',
  title: "The response has the shape of the event's version",
});

const shapes = {
  claimsOverrideDetails: 'version 1 (V1_0)',
  claimsAndScopeOverrideDetails: 'versions 2 and 3 (V2_0, V3_0)',
} as const;

/** The first cause of missing claims, since nothing is said of it anywhere. */
const responseVersion: Rule = ({ event, answered, text }) => {
  if (!answered) return [];
  const [right, wrong] =
    event.version === '1'
      ? (['claimsOverrideDetails', 'claimsAndScopeOverrideDetails'] as const)
      : (['claimsAndScopeOverrideDetails', 'claimsOverrideDetails'] as const);
  const has = (name: string) => (answered.response[name] ?? null) !== null;
  if (has(right)) return [version.pass(right)];
  if (!has(wrong)) {
    const names = Object.keys(answered.response).filter((name) => name !== right);
    return [
      version.warn({
        expected: right,
        actual: names.length > 0 ? names.join(', ') : 'an empty response',
        cause: 'The handler changes nothing: the tokens are those without a trigger.',
        fix: `Put what is to change under event.response.${right}.`,
      }),
    ];
  }
  return [
    version.fail({
      expected: right,
      actual: wrong,
      line: text?.lineOf(wrong),
      cause: `${wrong} is the shape of ${shapes[wrong]}, and this event is of version ${event.version}. Cognito ignores it without a word: sign-in succeeds, and the claims are missing.`,
      fix: `Either set the trigger to ${event.version === '1' ? 'V2_0 (Basic features + access token customization, on the Essentials or Plus plan)' : 'V1_0 (Basic features)'}, or write ${right}.`,
    }),
  ];
};

const types = question({ id: 'response-types', title: 'Cognito can read the response' });

const responseTypes: Rule = ({ event, answered, text }) => {
  if (!answered) return [];
  return answered.read.faults.map(({ path, expected, actual }) => {
    const name = path.at(-1) ?? '';
    const value = path.at(-2) === 'claimsToAddOrOverride';
    return types.fail({
      ...(value && { claim: excerpt(name, 200) }),
      expected: `${excerpt(path.slice(1).join('.'), 200)}: ${expected}`,
      actual: show(actual),
      line: text?.lineOf(name),
      cause: value
        ? `A trigger of version ${event.version} takes strings only. Cognito says "Unrecognizable lambda output", and no tokens are issued.`
        : 'Cognito says "Unrecognizable lambda output", and no tokens are issued.',
      fix: value
        ? 'Set the trigger to V2_0, which takes any JSON, or write the value as a string: String(value).'
        : `Make it ${expected}, or leave it out.`,
    });
  });
};

const members = question({ id: 'response-members', title: 'Cognito knows every member of the response' });

/** What each object of a response may hold. */
const known: Readonly<Record<string, readonly string[]>> = {
  claimsOverrideDetails: ['claimsToAddOrOverride', 'claimsToSuppress', 'groupOverrideDetails'],
  claimsAndScopeOverrideDetails: ['idTokenGeneration', 'accessTokenGeneration', 'groupOverrideDetails'],
  idTokenGeneration: ['claimsToAddOrOverride', 'claimsToSuppress'],
  accessTokenGeneration: ['claimsToAddOrOverride', 'claimsToSuppress', 'scopesToAdd', 'scopesToSuppress'],
  groupOverrideDetails: ['groupsToOverride', 'iamRolesToOverride', 'preferredRole'],
};

const responseMembers: Rule = ({ event, answered, text }) => {
  if (!answered) return [];
  const top = event.version === '1' ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails';
  return strangers(top, answered.response[top]).map(([parent, name]) =>
    members.warn({
      expected: `in ${parent}: ${known[parent]?.join(', ')}`,
      actual: excerpt(name, 200),
      line: text?.lineOf(name),
      cause: 'Cognito ignores a member that it does not know, without a word.',
      fix: hint(parent, name),
    }),
  );
};

function strangers(parent: string, value: unknown): [parent: string, name: string][] {
  if (!isJsonObject(value) || !known[parent]) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    known[parent]?.includes(name) ? strangers(name, member) : [[parent, name] as [string, string]],
  );
}

function hint(parent: string, name: string): string {
  const home = Object.entries(known).find(([place, names]) => place !== parent && names.includes(name));
  if (parent === 'claimsAndScopeOverrideDetails' && home) {
    return `Put it under ${home[0] === 'accessTokenGeneration' ? 'accessTokenGeneration' : 'idTokenGeneration'}, and for the other token under the other.`;
  }
  return home ? `It belongs into ${home[0]}.` : 'Look for a slip of the pen, or leave it out.';
}

export const responseRules: readonly Rule[] = [
  eventReturned,
  responseVersion,
  responseTypes,
  responseMembers,
];
