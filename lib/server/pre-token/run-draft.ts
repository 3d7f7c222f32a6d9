import 'server-only';
import { z } from 'zod';
import type { Profile } from '@/lib/configure/profile/profile';
import { filterOf } from '@/lib/cube/filter-of';
import type { JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { cubeView } from '@/lib/pre-token/cube-view';
import { cognitoError } from '@/lib/pre-token/failure';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { readInboundEvent } from '@/lib/pre-token/inbound/read-inbound-event';
import { reportInbound } from '@/lib/pre-token/inbound/report';
import { readPreTokenRequest } from '@/lib/pre-token/pre-token-request';
import { workbenchTriggers } from '@/lib/pre-token/trigger';
import { environment } from '@/lib/server/process/environment';
import type { WorkbenchDraft, WorkbenchRun } from '@/lib/views/lambda';
import { type HandlerSource, textOf } from './handler-source';
import { judgeHandler, runHandler } from './run-handler';

/** A draft from the page. */
export const draftSchema: z.ZodType<WorkbenchDraft> = z.strictObject({
  handler: z.string(),
  version: z.enum(workbenchTriggers),
  event: z.string(),
  from_file: z.boolean(),
});

/** The handler of a draft: the operator's file, if there is one and the draft selects it. */
export function sourceOf({
  from_file,
  handler,
}: Pick<WorkbenchDraft, 'from_file' | 'handler'>): HandlerSource {
  const file = from_file ? environment().pre_token : null;
  return file ? { kind: 'file', path: file.path } : { kind: 'typed', code: handler };
}

/** Runs a draft once and checks the result. */
export async function runDraft(draft: WorkbenchDraft, profile: Profile): Promise<WorkbenchRun> {
  const event = parseJson(draft.event);
  if (event === undefined) return { ok: false, problems: { event: 'The event is not JSON.' } };
  const source = sourceOf(draft);
  if (draft.version === 'inbound') return await runInbound(source, event);
  const handler = source.kind === 'typed' ? source.code : source.path;
  const read = readPreTokenRequest({ handler, version: draft.version, event });
  if (!read.ok) {
    const [first = ''] = read.problems;
    const field = first.startsWith('handler') ? 'handler' : 'event';
    return { ok: false, problems: { [field]: sentence(first) } };
  }
  if (!read.request.event) throw new Error('an event was read');
  const { run, report } = await judgeHandler(source, read.request.event);
  const { log, log_cut, duration_ms } = run;
  const id = report.tokens?.id;
  return {
    ok: true,
    trigger: 'pre-token',
    run: { log, log_cut, duration_ms },
    report,
    cognito_error: report.is_runnable ? cognitoError(run.outcome) : null,
    cube: id ? cubeView(id, namespaceOf(profile, id), filterOf(profile.cube_settings ?? {}) ?? null) : null,
  };
}

/** The same for inbound federation. */
async function runInbound(source: HandlerSource, json: unknown): Promise<WorkbenchRun> {
  const { handler_length } = handlerLimits;
  if (source.kind === 'typed' && (source.code === '' || source.code.length > handler_length)) {
    const problem = source.code === '' ? 'is empty' : `is longer than ${handler_length} characters`;
    return { ok: false, problems: { handler: `The handler ${problem}.` } };
  }
  const read = readInboundEvent(json);
  if (!read.ok) return { ok: false, problems: { event: sentence(read.problems[0] ?? '') } };
  const run = await runHandler(source, read.event);
  const { log, log_cut, duration_ms } = run;
  const report = reportInbound(read.event, run, await textOf(source));
  return { ok: true, trigger: 'inbound', run: { log, log_cut, duration_ms }, report };
}

/** From the profile's Cube settings. Without them, the claim that looks like a namespace. */
function namespaceOf({ cube_settings }: Profile, id: JsonObject): string | null {
  if (cube_settings) return cube_settings.variables.CUBEJS_JWT_CLAIMS_NAMESPACE ?? null;
  return Object.keys(id).find((name) => /^https?:\/\//.test(name)) ?? null;
}

const sentence = (problem: string) => `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
