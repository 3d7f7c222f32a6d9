import { expect, test } from 'vitest';
import type { Check, CheckStatus } from '@/lib/oidc/check';
import { type Verdict, verdictOf } from '@/lib/verify/verdict';

const checks = (statuses: Record<string, CheckStatus>): Check[] =>
  Object.entries(statuses).map(([id, status]) => ({ id, status, title: '', spec: { text: '', url: '' } }));

const proven = { signature: 'pass', iss: 'pass', aud: 'pass', exp: 'pass' } as const;

test.each<[string, Record<string, CheckStatus>, Verdict]>([
  ['all four passed', proven, 'valid'],
  ['a warning with them', { ...proven, nonce: 'warn' }, 'valid'],
  ['another check skipped', { ...proven, azp: 'skip' }, 'valid'],
  ['another check failed', { ...proven, nonce: 'fail' }, 'invalid'],
  ['only the signature skipped', { ...proven, signature: 'skip' }, 'unverified'],
  ['only iss skipped', { ...proven, iss: 'skip' }, 'unverified'],
  ['only aud skipped', { ...proven, aud: 'skip' }, 'unverified'],
  ['only exp skipped', { ...proven, exp: 'skip' }, 'unverified'],
  ['exp a warning', { ...proven, exp: 'warn' }, 'unverified'],
  ['client_id instead of aud', { ...proven, aud: 'skip', client_id: 'pass' }, 'valid'],
  ['nothing asked', {}, 'unverified'],
  ['nothing passed, one failed', { signature: 'fail' }, 'invalid'],
])('%s', (_name, statuses, verdict) => {
  expect(verdictOf(checks(statuses))).toBe(verdict);
});
