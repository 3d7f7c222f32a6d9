import { isJsonObject } from '@/lib/json/object';
import { excerpt } from '@/lib/text/excerpt';
import { question, type Rule, show } from '../finding';

const returned = question({ id: 'event-returned', title: 'Returned event' });

const eventReturned: Rule = ({ run: { outcome }, event }) => {
  if (outcome.kind !== 'returned') return [];
  const { value } = outcome;
  if (!isJsonObject(value) || !isJsonObject(value.response)) {
    const returnedNothing = outcome.by === 'nothing';
    return [
      returned.fail({
        expected: 'the event, with a response',
        actual: outcome.ignored ? 'nothing: Lambda ignored the returned value' : show(value),
        cause: returnedNothing
          ? 'The handler isn’t async and didn’t call its callback, so Lambda returns null. Cognito then fails with "Unrecognizable lambda output" and issues no tokens.'
          : 'Cognito requires the complete event. It fails with "Unrecognizable lambda output" and issues no tokens.',
        fix: returnedNothing
          ? 'Make the handler async and return the event.'
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
      expected: 'the complete event',
      actual: `an event without ${lost.join(', ')}`,
      cause: 'AWS requires the complete event. How Cognito handles part of it isn’t documented.',
      fix: 'Set event.response, and return the event itself.',
    }),
  ];
};

const version = question({
  id: 'response-version',
  title: 'Response version',
});

const shapes = {
  claimsOverrideDetails: 'version 1 (V1_0)',
  claimsAndScopeOverrideDetails: 'versions 2 and 3 (V2_0, V3_0)',
} as const;

/** The most common cause of missing claims, because Cognito doesn't report it. */
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
        cause: 'The handler changes nothing. The tokens are the same as without a trigger.',
        fix: `Put your changes under event.response.${right}.`,
      }),
    ];
  }
  return [
    version.fail({
      expected: right,
      actual: wrong,
      line: text?.lineOf(wrong),
      cause: `${wrong} belongs to ${shapes[wrong]}, but this event has version ${event.version}. Cognito silently ignores it. Sign-in succeeds, but the claims are missing.${event.version === '1' ? ' Deploying with another tool, such as amplify push, can reset the trigger to V1_0.' : ''}`,
      fix: `Either set the trigger to ${event.version === '1' ? 'V2_0 (Basic features + access token customization, on the Essentials or Plus plan)' : 'V1_0 (Basic features)'}, or use ${right}.`,
    }),
  ];
};

const types = question({ id: 'response-types', title: 'Response types' });

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
        ? `A version ${event.version} trigger allows only strings. Cognito fails with "Unrecognizable lambda output" and issues no tokens.`
        : 'Cognito fails with "Unrecognizable lambda output" and issues no tokens.',
      fix: value
        ? 'Set the trigger to V2_0, which allows any JSON, or convert the value with String(value).'
        : `Use ${expected}, or remove it.`,
    });
  });
};

const members = question({ id: 'response-members', title: 'Response fields' });

/** The fields of each object in a response. */
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
      cause: 'Cognito silently ignores unknown fields.',
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
  const place = Object.entries(known).find(([each, names]) => each !== parent && names.includes(name));
  if (parent === 'claimsAndScopeOverrideDetails' && place) {
    return `Put it under ${place[0] === 'accessTokenGeneration' ? 'accessTokenGeneration' : 'idTokenGeneration'}. To change both tokens, put it under both.`;
  }
  return place ? `Move it to ${place[0]}.` : 'Check for a typo, or remove it.';
}

export const responseRules: readonly Rule[] = [
  eventReturned,
  responseVersion,
  responseTypes,
  responseMembers,
];
