import { expect, test } from 'vitest';
import type { Check, CheckStatus } from '@/lib/oidc/check';
import { refusalCheck } from '@/lib/verify/refusal';

const refusal = { claim: 'aud', message: 'unexpected JWT "aud" (audience) claim value' };
const checks = (...statuses: CheckStatus[]): Check[] =>
  statuses.map((status) => ({ id: status, status, title: '', spec: { text: '', url: '' } }));

test('without a refusal there is no row', () => {
  expect(refusalCheck(undefined, checks('pass'))).toBeNull();
});

test.each(['fail', 'warn'] as const)('with a check that is %s, adds no row', (status) => {
  expect(refusalCheck(refusal, checks('pass', status))).toBeNull();
});

test('a refusal without such a check gets its own row, which makes no token invalid', () => {
  expect(refusalCheck(refusal, checks('pass', 'skip'))).toMatchObject({
    id: 'openid-client',
    status: 'warn',
    claim: 'aud',
    actual: refusal.message,
  });
});
