import 'server-only';
import type { Trigger } from '@/lib/demo-pool/trigger-event';
import { lambdaError } from '@/lib/pre-token/failure';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { openedDemoPool } from '../demo-pool';
import { singleton } from '../singleton';
import { type HandlerSource, runHandler } from './run-handler';

/** What the demo pool runs before it issues tokens: one of its own, which its own page switches, or a handler. */
export type PoolTrigger = { version: TriggerVersion; source: HandlerSource | { kind: 'own' } };

type Setting = { version: TriggerVersion; source: HandlerSource; trigger: Trigger };

const held = () => singleton('pool-trigger', () => ({ set: null as Setting | null }));

/** `null` while the demo pool is off. */
export function poolTrigger(): PoolTrigger | null {
  const pool = openedDemoPool();
  if (!pool) return null;
  const { set } = held();
  const { version } = pool.trigger();
  // The pool's own page can have switched back since.
  return { version, source: set && set.trigger === pool.trigger() ? set.source : { kind: 'own' } };
}

/**
 * Lets the demo pool run a handler from its next sign-in or refresh on, or `null` its own again. It holds until the
 * process ends, as the pool's own switch does. Whoever calls this has checked that an own page asks. `false` while the
 * pool is off.
 */
export function setPoolTrigger(wanted: { version: TriggerVersion; source: HandlerSource } | null): boolean {
  const pool = openedDemoPool();
  if (!pool) return false;
  const set = wanted && {
    ...wanted,
    trigger: { version: wanted.version, handler: (event: unknown) => answerOf(wanted.source, event) },
  };
  held().set = set;
  pool.setTrigger(set?.trigger ?? null);
  return true;
}

/** What Lambda would hand to the pool; rejects with Lambda's error. */
async function answerOf(source: HandlerSource, event: unknown): Promise<unknown> {
  const { outcome } = await runHandler(source, event);
  if (outcome.kind === 'returned') return outcome.value;
  throw new Error(lambdaError(outcome) ?? '');
}
