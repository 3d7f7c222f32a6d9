// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import type { Saved } from '@/lib/views/flow';
import { find, note } from '../find';
import { metadata, profile } from '../views';
import {
  assign,
  dialog,
  discover,
  draw,
  drawClosed,
  field,
  found,
  foundAt,
  mine,
  press,
  saveProfile,
  type,
} from './configuration-fixture';

test('a template adds its provider’s parameters, each once', async () => {
  await draw();
  type('extra_parameters', 'prompt=login');
  fireEvent.change(field('template'), { target: { value: 'google' } });
  // An existing parameter isn't changed.
  await press('+ access_type=offline');
  expect(field('extra_parameters').value).toBe('prompt=login\naccess_type=offline');
  expect(screen.queryByText(/access_type=offline/, { selector: 'button' })).toBeNull();
  fireEvent.change(field('template'), { target: { value: 'auth0' } });
  await press('+ audience=https://your-api');
  expect(field('extra_parameters').value).toBe(
    'prompt=login\naccess_type=offline\naudience=https://your-api',
  );
});

describe('Use Discovery Document', () => {
  test('fills the endpoints in, and names the host that is not the issuer', async () => {
    await draw();
    discover.mockResolvedValue(found);
    await press('Use Discovery Document');
    expect(field('token_endpoint').value).toBe('https://login.example/token');
    expect(field('userinfo_endpoint').value).toBe('');
    expect(note('other-hosts')?.textContent).toContain('login.example');
  });

  test('names the copy of a read-only profile after the provider', async () => {
    drawClosed({ ...profile, read_only: true });
    await act(async () => screen.getByText('4demoweb').click());
    expect(field('name').value).toBe('Demo pool (copy)');
    discover.mockResolvedValue(found);
    await press('Use Discovery Document');
    expect(field('name').value).toBe('issuer.example');
  });

  test('detects a Cognito pool under the template Custom, and uses its scope', async () => {
    await draw();
    fireEvent.change(field('template'), { target: { value: 'custom' } });
    type('scope', 'openid profile email');
    const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
    discover.mockResolvedValue(foundAt(issuer));
    await press('Use Discovery Document');
    expect(field('template').value).toBe('cognito');
    expect(field('scope').value).toBe('openid email');
    expect(note('switched')).not.toBeNull();
  });

  test('keeps a scope that the user typed', async () => {
    await draw();
    fireEvent.change(field('template'), { target: { value: 'custom' } });
    type('scope', 'openid groups');
    const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
    discover.mockResolvedValue(foundAt(issuer));
    await press('Use Discovery Document');
    expect(field('scope').value).toBe('openid groups');
  });
});

describe('Save', () => {
  const saved: Saved = { ok: true, id: 'mine', undo: 'ticket' };

  test('sends the draft and opens the page of the saved profile', async () => {
    await draw();
    type('client_secret', 'hush-hush');
    saveProfile.mockResolvedValue(saved);
    await press('Save');
    expect(saveProfile).toHaveBeenCalledWith({
      ...toDraft({ ...mine, metadata }),
      client_secret: 'hush-hush',
    });
    expect(assign).toHaveBeenCalledWith('/?saved=ticket');
  });

  test('discovers the endpoints first if they are empty', async () => {
    await draw(mine, false);
    discover.mockResolvedValue(found);
    saveProfile.mockResolvedValue(saved);
    await press('Save');
    expect(saveProfile.mock.lastCall?.[0].token_endpoint).toBe('https://login.example/token');
  });

  test('saves nothing when the lookup fails', async () => {
    await draw(mine, false);
    discover.mockResolvedValue({ ok: false, failure: { step: 'configure', kind: 'empty' } });
    await press('Save');
    expect(saveProfile).not.toHaveBeenCalled();
  });

  test('as a new profile, leaves the old one unchanged', async () => {
    await draw();
    fireEvent.click(field('as-new'));
    saveProfile.mockResolvedValue(saved);
    await press('Save');
    expect(saveProfile.mock.lastCall?.[0].id).toBe('');
  });
});

describe('a new profile', () => {
  const open = () => act(async () => screen.getByText('New profile').click());

  test('starts empty and replaces nothing', async () => {
    drawClosed();
    await open();
    await screen.findByText('Save', { selector: 'button' });
    expect(field('discovery_url').value).toBe('');
    expect(field('client_id').value).toBe('');
    expect(screen.queryByLabelText('Remove secret')).toBeNull();
    type('discovery_url', 'https://issuer.example');
    type('client_id', 'mine');
    discover.mockResolvedValue(found);
    saveProfile.mockResolvedValue({ ok: true, id: 'other', undo: null });
    await press('Save');
    expect(saveProfile.mock.lastCall?.[0]).toMatchObject({
      id: '',
      name: 'issuer.example',
      token_endpoint: 'https://login.example/token',
      client_id: 'mine',
    });
    expect(assign).toHaveBeenCalledWith('/?saved=');
  });

  test('opens for Configuration on a read-only profile, which can be copied', async () => {
    await draw({ ...profile, read_only: true });
    expect(field('client_id').value).toBe('');
    await act(async () => document.querySelector<HTMLElement>('[data-action=start-from-copy]')?.click());
    expect(field('name').value).toBe('Demo pool (copy)');
    expect(field('client_id').value).toBe(profile.client_id);
  });
});

describe('a template that is switched', () => {
  test('clears the URL and the endpoints of the previous template', async () => {
    await draw(mine, false);
    fireEvent.change(field('template'), { target: { value: 'google' } });
    type('discovery_url', 'https://accounts.google.com/.well-known/openid-configuration');
    type('token_endpoint', 'https://oauth2.googleapis.com/token');
    fireEvent.change(field('template'), { target: { value: 'custom' } });
    expect(field('discovery_url').value).toBe('');
    expect(field('token_endpoint').value).toBe('');
  });
});

describe('the URL of the page', () => {
  const asked = () => new URL(window.location.href).searchParams.get('configuration');

  test('opens the dialog, on the field that it names', async () => {
    window.history.replaceState(null, '', 'http://localhost:3000/?configuration=scope');
    drawClosed();
    await screen.findByText('Save', { selector: 'button' });
    expect(dialog().open).toBe(true);
    expect(document.activeElement).toBe(field('scope'));
  });

  test('stays in sync, and keeps its other fields', async () => {
    window.history.replaceState(null, '', 'http://localhost:3000/runs/1?step=verify');
    await draw();
    expect(window.location.search).toBe('?step=verify&configuration');
    act(() => dialog().close());
    expect(window.location.search).toBe('?step=verify');
  });

  test('follows a value of the request to its field, without leaving the page', async () => {
    await draw();
    const kept = await act(async () => fireEvent.click(screen.getByText('4demoweb')));
    expect(kept).toBe(false);
    expect(asked()).toBe('client_id');
    expect(document.activeElement).toBe(field('client_id'));
  });
});

describe('without a usable document', () => {
  const failure = {
    step: 'configure',
    kind: 'issuer-mismatch',
    url: 'https://a.example/.well-known/openid-configuration',
    expected: 'https://a.example',
    actual: 'https://b.example',
  } as const;
  const { ok: _, discovery_url: __, notes: ___, ...document } = found as Extract<typeof found, { ok: true }>;

  test('a click adopts its endpoints, with no discovery URL and with hosts to confirm', async () => {
    await draw();
    discover.mockResolvedValue({ ok: false, failure, found: document.metadata });
    await press('Use Discovery Document');
    const before = field('token_endpoint').value;
    expect(before).not.toBe('https://login.example/token');
    await press('Use these endpoints');
    expect([field('template').value, field('discovery_url').value]).toEqual(['custom', '']);
    expect(field('issuer').value).toBe('https://issuer.example');
    expect(field('token_endpoint').value).toBe('https://login.example/token');
    expect(note('other-hosts')?.textContent).toContain('login.example');
    discover.mockClear();
    saveProfile.mockResolvedValue({ ok: true, id: 'mine', undo: null } satisfies Saved);
    await press('Save');
    expect(discover).not.toHaveBeenCalled();
    expect(saveProfile.mock.calls.at(-1)?.[0]).toMatchObject({ discovery_url: '', template: 'custom' });
  });

  test('without endpoints, the user types them', async () => {
    await draw();
    const url = failure.url;
    discover.mockResolvedValue({
      ok: false,
      failure: { step: 'configure', kind: 'http-status', url, status: 404, body: '' },
    });
    await press('Use Discovery Document');
    await press('Enter the endpoints by hand');
    expect(field('discovery_url').value).toBe('');
    expect(find<HTMLDetailsElement>('[data-part=advanced]').open).toBe(true);
  });

  test('a failed connection offers neither', async () => {
    await draw();
    const fault = { kind: 'unreachable', url: failure.url, reason: 'ECONNREFUSED' } as const;
    discover.mockResolvedValue({ ok: false, failure: { step: 'configure', kind: 'outbound', fault } });
    await press('Use Discovery Document');
    expect(screen.queryByText(/endpoints by hand|these endpoints/, { selector: 'button' })).toBeNull();
  });
});
