import 'server-only';
import { lambdaError } from '@/lib/pre-token/failure';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { openedDemoPool } from '@/lib/server/process/demo-pool';
import type { HandlerSource } from './handler-source';
import { poolSetting } from './pool-trigger';
import { runHandler } from './run-handler';

/**
 * Makes the demo pool run a handler from its next sign-in or refresh, or its built-in one for `null`. Like
 * the pool's own setting, it lasts until the process ends. Callers must check that the request is from an own
 * page. Returns `false` if the pool is off.
 */
export function setPoolTrigger(wanted: { version: TriggerVersion; source: HandlerSource } | null): boolean {
  const pool = openedDemoPool();
  if (!pool) return false;
  const set = wanted && {
    ...wanted,
    trigger: { version: wanted.version, handler: (event: unknown) => answerOf(wanted.source, event) },
  };
  poolSetting().set = set;
  pool.setTrigger(set?.trigger ?? null);
  return true;
}

/** What Lambda would return to the pool; rejects with Lambda's error. */
async function answerOf(source: HandlerSource, event: unknown): Promise<unknown> {
  const { outcome } = await runHandler(source, event);
  if (outcome.kind === 'returned') return outcome.value;
  throw new Error(lambdaError(outcome) ?? '');
}
