import { expect, test } from 'vitest';
import { claimGroups } from '@/components/token/claim-groups';

test('custom claims are first, starting with namespaces, then the user, times, and the rest', () => {
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

test('omits a group without claims', () => {
  expect(claimGroups(['exp'])).toHaveLength(1);
});
