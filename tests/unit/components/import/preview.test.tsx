// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Preview } from '@/components/import/preview';
import type { Profile } from '@/lib/configure/profile/profile';
import type { PreviewedProfile } from '@/lib/views/import';
import { metadata, profile } from '../views';

afterEach(cleanup);

/** Each row of the preview as `name: value`. */
function rows(changes: Partial<Profile>): string[] {
  const { id: _, has_secret, read_only: __, ...members } = { ...profile, metadata, ...changes };
  const previewed: PreviewedProfile = {
    ok: true,
    profile: members,
    has_secret,
    notes: [],
    added_as: members.name,
    same_as: null,
  };
  const preview = { ok: true as const, profiles: [previewed], carries_secret: false };
  const { container } = render(<Preview preview={preview} chosen={[0]} choose={() => {}} />);
  return [...container.querySelectorAll('dt')].map((name) => name.nextElementSibling?.textContent ?? '');
}

test('names each host that receives data, and Cube’s full URL', () => {
  const end_session_endpoint = 'https://elsewhere.example/logout';
  const cube_settings = {
    variables: {},
    has_api_secret: false,
    has_jwt_key: false,
    base_path: '.evil.example',
  };
  const shown = rows({ metadata: { ...metadata, end_session_endpoint }, cube_settings });
  expect(shown).toContain('elsewhere.example');
  expect(shown).toContain('http://localhost:4000/.evil.example/v1');
});

test('Cube’s default path', () => {
  expect(rows({})).toContain('http://localhost:4000/cubejs-api/v1');
});
