import 'server-only';
import type { Trigger } from '@/lib/demo-pool/trigger-event';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { openedDemoPool } from '@/lib/server/process/demo-pool';
import { singleton } from '@/lib/server/process/singleton';
import type { HandlerSource } from './handler-source';

/**
 * The trigger that the demo pool runs before it issues tokens: a built-in one, selected on the pool's own
 * page, or a handler.
 */
export type PoolTrigger = { version: TriggerVersion; source: HandlerSource | { kind: 'own' } };

export type PoolSetting = { version: TriggerVersion; source: HandlerSource; trigger: Trigger };

/** The last setting, if any. */
export const poolSetting = () => singleton('pool-trigger', () => ({ set: null as PoolSetting | null }));

/** `null` while the demo pool is off. */
export function poolTrigger(): PoolTrigger | null {
  const pool = openedDemoPool();
  if (!pool) return null;
  const { set } = poolSetting();
  const { version } = pool.trigger();
  // The pool's own page may have changed it since.
  return { version, source: set && set.trigger === pool.trigger() ? set.source : { kind: 'own' } };
}
