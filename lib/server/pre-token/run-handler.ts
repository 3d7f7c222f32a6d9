import 'server-only';
import type { PreTokenEvent } from '@/lib/pre-token/event';
import type { HandlerRun } from '@/lib/pre-token/handler-run';
import { type PreTokenReport, reportRun } from '@/lib/pre-token/report';
import { parseHandlerRun } from './answer';
import { runHandlerFile } from './handler-file';
import { type HandlerSource, textOf } from './handler-source';
import { runInSandbox } from './sandbox';
import { inTurn } from './turns';

/** A run, and the result according to Cognito's rules. */
export type JudgedRun = { run: HandlerRun; report: PreTokenReport };

/**
 * Runs a handler once: typed text in the sandbox, a file in a separate process. Never throws because of a
 * handler.
 */
export async function runHandler(source: HandlerSource, event: unknown): Promise<HandlerRun> {
  const run = await inTurn(() =>
    source.kind === 'typed' ? runInSandbox(source.code, event) : runHandlerFile(source.path, event),
  );
  return run ? parseHandlerRun(run) : busy;
}

const busy: HandlerRun = {
  outcome: { kind: 'busy' },
  log: [],
  log_cut: false,
  missing: [],
  duration_ms: 0,
  name: null,
  parameters: null,
};

/** Runs a handler once and checks the result. */
export async function judgeHandler(source: HandlerSource, event: PreTokenEvent): Promise<JudgedRun> {
  const run = await runHandler(source, event);
  return { run, report: reportRun(event, run, await textOf(source), Date.now()) };
}
