import { expect, test } from 'vitest';
import { readOperatorProfiles } from '@/lib/configure/profile/operator-profiles';
import { selectProfile } from '@/lib/configure/profile/profile';

const one = {
  name: 'Staging pool',
  template: 'cognito',
  discovery_url:
    'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI/.well-known/openid-configuration',
  client_id: '1example23456789abcdefghij',
  scope: 'openid email',
};
const file = (...profiles: unknown[]) => JSON.stringify({ version: 1, profiles });

test('an exported file with a client_secret added is read, and each profile has an id of its name', () => {
  const read = readOperatorProfiles(
    file({ ...one, client_secret: 'the secret' }, { ...one, name: 'Public' }),
  );
  expect(read).toMatchObject({
    ok: true,
    profiles: [
      { profile: { id: 'team-staging-pool', client_id: one.client_id }, client_secret: 'the secret' },
      { profile: { id: 'team-public' }, client_secret: null },
    ],
  });
  expect(JSON.stringify(read.ok && read.profiles.map(({ profile }) => profile))).not.toContain('the secret');
});

test.each([
  ['nothing', '', 'JSON object'],
  ['a link', 'eyJ2ZXJzaW9uIjoxfQ', 'JSON object'],
  ['cut off', file(one).slice(0, -5), 'profiles file'],
  ['no profiles', file(), 'no profiles'],
  ['a profile without a client id', file({ ...one, client_id: '' }), '“Staging pool”'],
  ['two of one name', file(one, { ...one, name: 'staging  pool' }), 'unique name'],
  ['a secret that isn’t text', file({ ...one, client_secret: ['hunter2'] }), 'client_secret'],
  ['a secret of two lines', file({ ...one, client_secret: 'hunter2\nhunter2' }), '“Staging pool”'],
])('%s: an error message without the secret', (_, text, words) => {
  const read = readOperatorProfiles(text);
  expect(read).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  expect(JSON.stringify(read)).not.toContain('hunter2');
});

test('without a selected or saved profile, the first profile of the operator is used', () => {
  expect(selectProfile(undefined, ['demo', 'team-one', 'team-two'])).toBe('team-one');
  expect(selectProfile(undefined, ['demo', 'team-one', 'team-two', 'own'])).toBe('own');
  expect(selectProfile(undefined, ['demo', 'env', 'team-one'])).toBe('env');
});
