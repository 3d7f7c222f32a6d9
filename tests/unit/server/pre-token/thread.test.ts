import { expect, test } from 'vitest';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { inThread } from '@/lib/server/pre-token/thread';

test('an error of the thread itself is reported as such, not as a limit', async () => {
  const input = {
    code: '',
    event: 'null',
    context: {},
    limits: { ...handlerLimits, memory_bytes: -1 as never },
  };
  const told = await inThread({ task: 'run', input }, 60_000);
  expect(told).toEqual({ ended: { kind: 'crashed', message: expect.stringContaining('WebAssembly') } });
});

test('a heap that is full is out of memory', async () => {
  // sucrase stores a token for each of these.
  const code = `const x: number = 1;${'[1,2,3,4];'.repeat(2_000_000)}`;
  const told = await inThread({ task: 'package', input: { code } }, 120_000);
  expect(told).toEqual({ ended: { kind: 'out-of-memory' } });
});
