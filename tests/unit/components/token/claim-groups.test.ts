import { expect, test } from 'vitest';
import { claimGroups } from '@/components/token/claim-groups';

test('custom claims come first, namespaces before all; then the user, times, and the rest', () => {
  const names = [
    'at_hash',
    'exp',
    'sub',
    'company',
    'custom:company_id',
    'https://acme.example/',
    'iss',
    'email',
  ];
  expect(claimGroups(names).map(({ names: each }) => each)).toEqual([
    ['https://acme.example/', 'company', 'custom:company_id'],
    ['sub', 'email'],
    ['exp'],
    ['at_hash', 'iss'],
  ]);
});

test('a group without claims is left out', () => {
  expect(claimGroups(['exp'])).toHaveLength(1);
});
