import { expect, test } from 'vitest';
import { verify } from '@/lib/verify/verify';
import { expected, idToken, jwks, now } from '../tokens';

test.each(['use', 'alg', 'key_ops', 'crv', 'kid'])(
  'verifies with a key set that has unlimited nesting in %s',
  async (member) => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const keys = [{ ...jwks.keys[0], [member]: deep }];
    const { checks } = await verify(idToken(), { kind: 'jwks', keys }, expected, now);
    expect(checks.length).toBeGreaterThan(30);
  },
);
