import 'server-only';
import { singleton } from '@/lib/server/process/singleton';

const turns = () => singleton('turns', () => new Map<string, Promise<unknown>>());

/** Runs `work` after all earlier work of the same name in this process. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns().get(name) ?? Promise.resolve()).then(work);
  const settled = turn.catch(() => null);
  turns().set(name, settled);
  try {
    return await turn;
  } finally {
    if (turns().get(name) === settled) turns().delete(name);
  }
}
