import { runHandler } from '@/lib/server/pre-token/run-handler';

export const event = { request: { userAttributes: { sub: 'the-sub' } }, response: {} };
export const run = (code: string) => runHandler({ kind: 'typed', code }, event);
export const outcome = async (code: string) => (await run(code)).outcome;
export const value = async (code: string) => {
  const found = await outcome(code);
  return found.kind === 'returned' ? found.value : found;
};
