import { describe, expect, test } from 'vitest';
import { tokenOwner } from '@/lib/verify/token-owner';

const sub = '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1';
const ns = 'http://localhost:4000/';

describe('the user', () => {
  test.each([
    ['Cognito, by name', { sub, 'cognito:username': 'alice', email: 'a@x.example' }, 'alice'],
    ['Cognito, signed in by email', { sub, 'cognito:username': sub, email: 'a@x.example' }, 'a@x.example'],
    [
      'Cognito, federated',
      { sub, 'cognito:username': 'Google_117', identities: [{}], email: 'a@x.example' },
      'a@x.example',
    ],
    [
      'Cognito, federated and without other claims',
      { sub, 'cognito:username': 'Google_117', identities: [{}] },
      'Google_117',
    ],
    ['another provider', { sub: 'auth0|1', name: 'Alice' }, 'Alice'],
    ['an access token', { sub, username: 'alice' }, 'alice'],
    ['only a subject', { sub }, sub],
    ['names that aren’t text', { sub, email: { a: 1 }, name: '' }, sub],
    ['nothing', {}, null],
    ['a name of every object', JSON.parse('{"__proto__":{"email":"x"}}'), null],
  ])('%s', (_, claims, user) => expect(tokenOwner(claims).user).toBe(user));
});

describe('the tenant', () => {
  test.each([
    ['an object under a namespace', { [ns]: { company_id: 'company2' } }, 'company2'],
    ['the text of one, by the guide', { [ns]: '{"company_id":"company1"}' }, 'company1'],
    ['an attribute of Cognito', { 'custom:tenant_id': 't1' }, 't1'],
    ['an Auth0 claim with a URL', { 'https://acme.example/org_id': 'o1' }, 'o1'],
    ['a number', { company_id: 7 }, '7'],
    ['groups', { 'cognito:groups': ['admins', 'eu'] }, 'admins, eu'],
    ['a namespace before groups', { [ns]: { tenant_id: 't' }, 'cognito:groups': ['g'] }, 't'],
    ['an empty one, then groups', { company_id: '', 'cognito:groups': ['g'] }, 'g'],
    ['text that isn’t JSON under a namespace', { [ns]: 'company1', groups: ['g'] }, 'g'],
    ['nothing', { groups: 'g', company_id: null }, null],
  ])('%s', (_, claims, tenant) => expect(tokenOwner(claims).tenant).toBe(tenant));

  test('the claim that Cube is configured to read has priority', () => {
    const claims = { [ns]: { company_id: 'a' }, cube: { company_id: 'b' } };
    expect(tokenOwner(claims, 'cube').tenant).toBe('b');
    expect(tokenOwner(claims, 'absent').tenant).toBe('a');
  });
});
