import 'server-only';
import { singleton } from '@/lib/server/process/singleton';

/** Handlers that run at the same time, and that wait. Each one may use a processor for several seconds. */
const sideBySide = 4;
const maxWaiting = 32;

const held = () => singleton('handler-turns', () => ({ running: 0, waiting: [] as (() => void)[] }));

/** Runs `work` when it's its turn. Returns `null` without running it if too many are waiting. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  const turns = held();
  if (turns.running < sideBySide) turns.running += 1;
  else if (turns.waiting.length >= maxWaiting) return null;
  // A finished one passes its place on, so the count doesn't change.
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}
