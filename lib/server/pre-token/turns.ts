import 'server-only';
import { singleton } from '@/lib/server/process/singleton';

/** Handlers that run side by side, and that wait for their turn. Each may take a processor for some seconds. */
const sideBySide = 4;
const maxWaiting = 32;

const held = () => singleton('handler-turns', () => ({ running: 0, waiting: [] as (() => void)[] }));

/** Runs `work` when it is its turn; answers `null` without running it where too many wait already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  const turns = held();
  if (turns.running < sideBySide) turns.running += 1;
  else if (turns.waiting.length >= maxWaiting) return null;
  // A finished one hands its place on, so the count stays.
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}
