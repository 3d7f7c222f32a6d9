// @vitest-environment happy-dom
import { act, fireEvent } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Discovered } from '@/lib/views/flow';
import { find, note } from '../find';
import { profile } from '../views';
import {
  assign,
  dialog,
  discover,
  draw,
  field,
  mine,
  press,
  saveProfile,
  type,
} from './configuration-fixture';

const lacking: Discovered = {
  ok: false,
  failure: { step: 'configure', kind: 'member-missing', url: 'https://x/', member: 'token_endpoint' },
  usable: { issuer: 'https://issuer.example', jwks_uri: 'https://issuer.example/keys' },
};

describe('keeps the input', () => {
  const typed = [
    ['name', 'Acme'],
    ['discovery_url', 'acme.auth.us-east-1.amazoncognito.com'],
    ['client_id', 'new id'],
    ['client_secret', 'hush-hush'],
    ['extra_parameters', 'lang=de'],
  ] as const;
  const typeAll = () => {
    for (const [label, value] of typed) type(label, value);
  };
  const expectAll = () => {
    for (const [label, value] of typed) expect(field(label).value, label).toBe(value);
  };

  test('when discovery fails, which the field shows with the provider’s own words', async () => {
    await draw();
    typeAll();
    const failure = {
      step: 'configure',
      kind: 'http-status',
      url: 'https://x/',
      status: 418,
      body: 'teapot',
    } as const;
    discover.mockResolvedValue({ ok: false, failure });
    await press('Use Discovery Document');
    await vi.waitFor(() => expect(dialog().querySelector('[role=alert]')?.textContent).toContain('teapot'));
    expectAll();
  });

  test('when a field is too long for the server, which the field shows, and nothing is sent', async () => {
    await draw();
    typeAll();
    type('extra_parameters', 'x'.repeat(1_000_001));
    for (const button of ['Save', 'Use Discovery Document']) {
      await press(button);
      const parameters = field('extra_parameters');
      expect(parameters.getAttribute('aria-invalid')).toBe('true');
      expect(dialog().textContent).toContain('1000001');
    }
    expect(field('client_id').value).toBe('new id');
    expect(saveProfile).not.toHaveBeenCalled();
    expect(discover).not.toHaveBeenCalled();
  });

  test('when only part of the document can be used, which that part shows', async () => {
    await draw(mine, false);
    type('client_id', 'new id');
    discover.mockResolvedValue(lacking);
    type('token_endpoint', 'https://typed.example/token');
    await press('Use Discovery Document');
    await vi.waitFor(() => expect(field('jwks_uri').value).toBe('https://issuer.example/keys'));
    expect([field('client_id').value, field('token_endpoint').value]).toEqual([
      'new id',
      'https://typed.example/token',
    ]);
    expect(find('[data-failure="member-missing"]').textContent).toContain('token_endpoint');
  });

  test('but drops endpoints of another issuer', async () => {
    await draw();
    discover.mockResolvedValue(lacking);
    await press('Use Discovery Document');
    await vi.waitFor(() => expect(field('jwks_uri').value).toBe('https://issuer.example/keys'));
    expect(field('token_endpoint').value).toBe('');
  });

  test('when Save finds an error, which the field shows, and the first such field gets the focus', async () => {
    await draw();
    typeAll();
    const problems = { scope: 'openid is missing.', client_id: 'There is a space in it.' };
    saveProfile.mockResolvedValue({ ok: false, problems });
    await press('Save');
    expectAll();
    const client_id = field('client_id');
    expect(client_id.getAttribute('aria-invalid')).toBe('true');
    const described = client_id.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join()).toContain(
      'There is a space in it.',
    );
    expect(document.activeElement).toBe(client_id);
    expect(assign).not.toHaveBeenCalled();
  });

  test('when there is no response', async () => {
    await draw();
    typeAll();
    saveProfile.mockRejectedValue(new Error('fetch failed'));
    await press('Save');
    expectAll();
    expect(note('no-response')).not.toBeNull();
  });

  test('when the dialog is closed and reopened, but not after Cancel', async () => {
    await draw();
    typeAll();
    act(() => dialog().close());
    await press('Configuration');
    expectAll();
    await press('Cancel');
    expect(field('client_id').value).toBe(profile.client_id);
  });

  test('when another template is chosen', async () => {
    await draw();
    typeAll();
    type('scope', 'openid groups');
    fireEvent.change(field('template'), { target: { value: 'google' } });
    expectAll();
    expect(field('scope').value).toBe('openid groups');
  });
});
