import 'server-only';
import type { Trigger } from '@/lib/demo-pool/trigger-event';
import { lambdaError } from '@/lib/pre-token/failure';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { openedDemoPool } from '../demo-pool';
import { singleton } from '../singleton';
import { runInSandbox } from './sandbox';

/** What the demo pool runs before it issues tokens. */
export type PoolTrigger =
  /** One of its own, which its own page switches. */
  | { kind: 'own'; version: TriggerVersion }
  /** What was typed into the workbench. */
  | { kind: 'typed'; version: TriggerVersion; code: string };

const held = () =>
  singleton('pool-trigger', () => ({ set: null as (PoolTrigger & { trigger: Trigger }) | null }));

/** `null` while the demo pool is off. */
export function poolTrigger(): PoolTrigger | null {
  const pool = openedDemoPool();
  if (!pool) return null;
  const { set } = held();
  const active = pool.trigger();
  // The pool's own page can have switched back since.
  if (set?.trigger !== active) return { kind: 'own', version: active.version };
  const { trigger: _, ...shown } = set;
  return shown;
}

/**
 * Lets the demo pool run a handler from its next sign-in or refresh on, until the process ends: as the pool's own
 * switch, it is a matter of the moment. Whoever calls this has checked that an own page asks. `false` while the pool
 * is off.
 */
export function setPoolTrigger(wanted: { version: TriggerVersion; code: string } | null): boolean {
  const pool = openedDemoPool();
  if (!pool) return false;
  if (wanted === null) {
    pool.setTrigger(null);
    return true;
  }
  const { version, code } = wanted;
  const trigger: Trigger = { version, handler: (event) => answerOf(code, event) };
  pool.setTrigger(trigger);
  held().set = { kind: 'typed', version, code, trigger };
  return true;
}

/** What Lambda would hand to the pool, or its error. */
async function answerOf(code: string, event: unknown): Promise<unknown> {
  const { outcome } = await runInSandbox(code, event);
  if (outcome.kind === 'returned') return outcome.value;
  throw new Error(lambdaError(outcome) ?? '');
}
