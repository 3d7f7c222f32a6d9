import { z } from 'zod';
import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { valueAt } from '../claim-path';
import type { Evaluated } from './expression';
import { type Language, readCube } from './read-cube';
import type { ReadModel } from './read-yaml';

const path = z.array(z.string());

const answer = z.object({
  cubes: z.array(
    z.object({
      name: z.string(),
      isView: z.boolean(),
      definition: z.record(z.string(), z.unknown()),
      reads: z.array(z.object({ path, method: z.enum(['filter', 'requiredFilter', 'unsafeValue', 'none']) })),
      paths: z.array(path),
    }),
  ),
  missing: z.array(z.string()),
  threw: z.string().optional(),
});

/** Reads the harness's result for a model in JavaScript, which is untrusted text. */
export function readScriptModel(returned: unknown, securityContext: unknown): ReadModel {
  const read = answer.safeParse(returned);
  if (!read.success)
    return { ok: false, text: 'It defines something other than cubes and views.', line: null };
  const { cubes, missing, threw } = read.data;
  if (threw !== undefined) {
    return {
      ok: false,
      text: `With this token, the file fails: ${threw}. Cube evaluates each policy and its values separately, so only the requests that need them fail.`,
      line: null,
    };
  }
  if (cubes.length === 0) return { ok: false, text: 'There are no cubes or views in it.', line: null };
  return {
    ok: true,
    cubes: cubes.map(({ name, isView, definition, reads, paths }) =>
      readCube(name, isView, referencesIn(definition) as JsonObject, {
        ...languageFor(securityContext),
        sql: () => reads,
        paths,
      }),
    ),
    unread: missing,
  };
}

const languageFor = (context: unknown): Omit<Language, 'sql'> => ({
  condition: (value) => evaluated(value, context),
  values: (value) =>
    Array.isArray(value) ? value.map((each) => evaluated(each, context)) : evaluated(value, context),
});

/** A value that the harness couldn’t write as JSON. */
function evaluated(value: unknown, context: unknown): Evaluated {
  const base = { code: JSON.stringify(value) ?? 'undefined', paths: [] };
  if (!isJsonObject(value)) return { ...base, kind: 'value', value };
  if (value.$undefined === true) return { ...base, code: 'undefined', kind: 'value', value: undefined };
  if (typeof value.$threw === 'string')
    return { ...base, code: 'A function', kind: 'threw', error: value.$threw };
  const read = path.safeParse(value.$path);
  if (read.success) return { ...base, paths: [read.data], kind: 'value', value: valueAt(context, read.data) };
  return typeof value.$reference === 'string'
    ? { ...base, code: value.$reference, kind: 'unknown' }
    : { ...base, kind: 'value', value };
}

/** A reference to a member is its name; an undefined member doesn't exist. */
function referencesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referencesIn);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries
      .filter(([, each]) => !(isJsonObject(each) && each.$undefined === true) || isValueOf(value))
      .map(([name, each]) => [
        name,
        name === 'member' && isJsonObject(each) && typeof each.$reference === 'string'
          ? each.$reference
          : referencesIn(each),
      ]),
  );
}

/** A filter or a condition, in which `undefined` is significant. */
const isValueOf = (object: JsonObject): boolean => 'operator' in object || 'if' in object;
