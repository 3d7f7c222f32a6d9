import { type ClaimPath, claimPathText, valueAt } from '../claim-path';
import type { Evaluated } from './expression';
import type { JudgedPolicy, ModelNote, ModelScene, ReadCube, ReadFilter } from './model';

/** How a policy differs from what its author probably expects. */
export function notesOf(
  { policies, is_view }: ReadCube,
  judged: JudgedPolicy[],
  scene: ModelScene,
): ModelNote[] {
  const all = policies ?? [];
  const unsure = judged.filter(({ applies }) => applies === null);
  const found = [
    ...all.flatMap(({ conditions }) => conditions.flatMap(conditionNotes)),
    ...all.flatMap(({ rows }) => (rows?.filters ?? []).flatMap((filter) => filterNotes(filter, scene))),
    ...(unsure.length > 0 ? [groupsUnknown(unsure)] : []),
    ...(judged.every(({ applies }) => applies === false) ? [hidden(judged)] : []),
    ...(all.some(({ has_masking }) => has_masking) ? [masking] : []),
    ...(is_view ? [behind] : []),
  ];
  return found.filter(
    ({ id, text }, index) => index === found.findIndex((each) => each.id === id && each.text === text),
  );
}

function conditionNotes(condition: Evaluated): ModelNote[] {
  if (condition.kind === 'threw') {
    return condition.error.includes('userAttributes') ? [cloudOnly] : [throwing(condition)];
  }
  if (condition.kind === 'unknown') return [notEvaluated(condition.code)];
  if (condition.kind !== 'value' || typeof condition.value !== 'string' || condition.value === '') return [];
  return [textCondition(condition.code, condition.value)];
}

function filterNotes(filter: ReadFilter, scene: ModelScene): ModelNote[] {
  if ('of' in filter) return filter.filters.flatMap((each) => filterNotes(each, scene));
  const { values, operator } = filter;
  if (values === null || operator === 'set' || operator === 'notSet') return [];
  if (Array.isArray(values)) return values.flatMap((each) => listedNotes(each, scene));
  if (values.kind === 'value' && !Array.isArray(values.value)) {
    const missing = values.value === undefined;
    return [missing ? noValue(values, scene) : notAList(values)];
  }
  if (values.kind === 'value' && Array.isArray(values.value) && values.value.length === 0)
    return [emptyList(values)];
  return troubled(values);
}

function listedNotes(each: Evaluated, scene: ModelScene): ModelNote[] {
  if (each.kind !== 'value') return troubled(each);
  if (Array.isArray(each.value)) return [listInList(each)];
  if (each.value === undefined) return [noValue(each, scene)];
  return each.paths.flatMap((path) => {
    const value = valueAt(scene.securityContext, path);
    if (Array.isArray(value)) return [listAsText(path, value)];
    if (value === undefined || value === null) return [undefinedText(path, scene)];
    return typeof value === 'object' ? [objectAsText(path)] : [];
  });
}

function troubled(each: Evaluated): ModelNote[] {
  if (each.kind === 'threw') return each.error.includes('userAttributes') ? [cloudOnly] : [throwing(each)];
  return each.kind === 'unknown' ? [notEvaluated(each.code)] : [];
}

const warn = (id: string, text: string, fix: string): ModelNote => ({ id, status: 'warn', text, fix });
const fail = (id: string, text: string, fix: string): ModelNote => ({ id, status: 'fail', text, fix });

const textCondition = (code: string, value: string) =>
  (value === 'true' ? warn : fail)(
    'text-condition',
    `The condition ${code} is true for any text, also for "false". Here it is ${JSON.stringify(value)}.`,
    'Issue a boolean. Cognito’s custom attributes are always text: convert it in the trigger or in extendContext.',
  );

const throwing = ({ code, kind, ...rest }: Evaluated) =>
  fail(
    'throws',
    `${code} fails: ${'error' in rest ? rest.error : kind}`,
    'Issue the claim with this structure, or use a claim at the top level.',
  );

const cloudOnly = fail(
  'cloud-only',
  'userAttributes exists only in Cube Cloud. In Cube Core, reading it fails with 500.',
  'Read the claim from securityContext.',
);

const notEvaluated = (code: string) =>
  warn(
    'not-evaluated',
    `${code} isn’t evaluated here.`,
    'Run npm run demo:cube -- --project, and test against it.',
  );

const notAList = ({ code }: Evaluated) =>
  fail('not-a-list', `${code} isn’t a list, so Cube responds 400.`, `Write values: ["${code}"].`);

const emptyList = ({ code }: Evaluated) =>
  fail('empty-list', `${code} is an empty list, so Cube responds 400.`, 'Issue at least one value.');

const listInList = ({ code }: Evaluated) =>
  fail(
    'list-in-list',
    `A list inside a list (${code}): Cube responds 400.`,
    'Write the list itself as values.',
  );

const listAsText = (path: ClaimPath, value: unknown[]) =>
  fail(
    'list-as-text',
    `${claimPathText(path)} is a list. Inside a list, it becomes one text, ${JSON.stringify(value.join(','))}.`,
    `Write values: "{ securityContext.${claimPathText(path)} }", without a list around it.`,
  );

const objectAsText = (path: ClaimPath) =>
  fail(
    'object-as-text',
    `${claimPathText(path)} is an object and becomes the text "[object Object]".`,
    'Name a field of it.',
  );

const undefinedText = (path: ClaimPath, scene: ModelScene) =>
  fail(
    'undefined-text',
    `${claimPathText(path)} has no value, so the filter compares with a text such as "undefined". No row matches.`,
    whyMissing(path, scene),
  );

const noValue = (each: Evaluated, scene: ModelScene) =>
  fail(
    'no-value',
    `A filter has no value (${each.code}), so Cube responds 400.`,
    whyMissing(each.paths[0] ?? [], scene),
  );

function whyMissing(path: ClaimPath, { modelContext, securityContext }: ModelScene): string {
  const isHidden =
    path.length > 0 &&
    valueAt(modelContext, path) !== undefined &&
    valueAt(securityContext, path) === undefined;
  return isHidden
    ? 'The claim is inside the namespace, which policies don’t apply. Issue flat claims, or copy it with extendContext.'
    : 'Issue this claim, or copy it with extendContext.';
}

const groupsUnknown = (unsure: JudgedPolicy[]) =>
  warn(
    'groups-unknown',
    `Whether the token is in ${unsure.flatMap(({ groups }) => groups).join(', ')} depends on contextToGroups.`,
    'Paste your cube.js. Without contextToGroups, a token has no groups.',
  );

const hidden = (judged: JudgedPolicy[]) =>
  warn(
    'hidden',
    'No policy applies to this token, so the cube is hidden and a query returns no rows (1 = 0).',
    judged.some(({ groups }) => !groups.includes('*'))
      ? 'Return a group of a policy from contextToGroups. For everyone, write group: "*".'
      : 'Check the conditions of the policies.',
  );

const masking = warn(
  'masking',
  'Masked values aren’t evaluated here.',
  'Run npm run demo:cube -- --project, and test against it.',
);

const behind = warn(
  'view',
  'The row filters of the cubes behind this view also apply. They aren’t combined here.',
  'Run npm run demo:cube -- --project, and test against it.',
);
