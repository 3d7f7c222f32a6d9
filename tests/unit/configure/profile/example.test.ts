import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOperatorProfiles } from '@/lib/configure/profile/operator-profiles';

test('the example for a team’s profiles can be read', () => {
  expect(readOperatorProfiles(readFileSync('deploy/profiles.example.json', 'utf8'))).toMatchObject({
    ok: true,
    profiles: [{ profile: { name: 'Our user pool' }, client_secret: 'the secret of the app client' }],
  });
});
