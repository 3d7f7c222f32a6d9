import 'server-only';
import type { Trigger } from '@/lib/demo-pool/trigger-event';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { openedDemoPool } from '@/lib/server/process/demo-pool';
import { singleton } from '@/lib/server/process/singleton';
import type { HandlerSource } from './handler-source';

/** What the demo pool runs before it issues tokens: one of its own, which its own page switches, or a handler. */
export type PoolTrigger = { version: TriggerVersion; source: HandlerSource | { kind: 'own' } };

export type PoolSetting = { version: TriggerVersion; source: HandlerSource; trigger: Trigger };

/** What was set last, if anything was. */
export const poolSetting = () => singleton('pool-trigger', () => ({ set: null as PoolSetting | null }));

/** `null` while the demo pool is off. */
export function poolTrigger(): PoolTrigger | null {
  const pool = openedDemoPool();
  if (!pool) return null;
  const { set } = poolSetting();
  const { version } = pool.trigger();
  // The pool's own page can have switched back since.
  return { version, source: set && set.trigger === pool.trigger() ? set.source : { kind: 'own' } };
}
