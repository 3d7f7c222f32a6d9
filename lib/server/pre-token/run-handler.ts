import 'server-only';
import type { PreTokenEvent } from '@/lib/pre-token/event';
import type { HandlerRun } from '@/lib/pre-token/handler-run';
import { type PreTokenReport, reportRun } from '@/lib/pre-token/report';
import { runInSandbox } from './sandbox';

/** A run, with what Cognito would make of it. */
export type JudgedRun = { run: HandlerRun; report: PreTokenReport };

/** Runs a handler that was typed into a page or sent by a script: in the sandbox, once. */
export async function runHandler(code: string, event: PreTokenEvent): Promise<JudgedRun> {
  const run = await runInSandbox(code, event);
  return { run, report: reportRun(event, run, code, Date.now()) };
}
