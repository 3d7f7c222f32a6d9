// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import type { Saved } from '@/lib/views/flow';
import { note } from '../find';
import { metadata, profile } from '../views';
import {
  assign,
  dialog,
  discover,
  draw,
  field,
  found,
  mine,
  press,
  saveProfile,
  type,
} from './configuration-fixture';

test('a template adds the parameters of its provider, each once', async () => {
  draw();
  type('extra_parameters', 'prompt=login');
  fireEvent.change(field('template'), { target: { value: 'google' } });
  // The one that stands there already is left as it is.
  await press('+ access_type=offline');
  expect(field('extra_parameters').value).toBe('prompt=login\naccess_type=offline');
  expect(screen.queryByText('+ access_type=offline')).toBeNull();
  fireEvent.change(field('template'), { target: { value: 'auth0' } });
  await press('+ audience=https://your-api');
  expect(field('extra_parameters').value).toBe(
    'prompt=login\naccess_type=offline\naudience=https://your-api',
  );
});

describe('Use Discovery Document', () => {
  test('fills the endpoints in, and names the host that is not the issuer', async () => {
    draw();
    discover.mockResolvedValue(found);
    await press('Use Discovery Document');
    expect(field('token_endpoint').value).toBe('https://login.example/token');
    expect(field('userinfo_endpoint').value).toBe('');
    expect(note('other-hosts')?.textContent).toContain('login.example');
  });

  test('names the copy of a read-only profile after the provider', async () => {
    draw({ ...profile, read_only: true });
    expect(field('name').value).toBe('Demo pool (copy)');
    discover.mockResolvedValue(found);
    await press('Use Discovery Document');
    expect(field('name').value).toBe('issuer.example');
  });
});

describe('Save', () => {
  const saved: Saved = { ok: true, id: 'mine' };

  test('sends the draft and leads to the page of the saved profile', async () => {
    draw();
    await press('Configuration');
    type('client_secret', 'hush-hush');
    saveProfile.mockResolvedValue(saved);
    await press('Save');
    expect(saveProfile).toHaveBeenCalledWith({
      ...toDraft({ ...mine, metadata }),
      client_secret: 'hush-hush',
    });
    expect(assign).toHaveBeenCalledWith('/');
  });

  test('looks the provider up first where the endpoints are empty', async () => {
    draw(mine, false);
    discover.mockResolvedValue(found);
    saveProfile.mockResolvedValue(saved);
    await press('Save');
    expect(saveProfile.mock.lastCall?.[0].token_endpoint).toBe('https://login.example/token');
  });

  test('saves nothing when that look-up fails', async () => {
    draw(mine, false);
    discover.mockResolvedValue({ ok: false, failure: { step: 'configure', kind: 'empty' } });
    await press('Save');
    expect(saveProfile).not.toHaveBeenCalled();
  });

  test('as a new profile leaves the old one alone', async () => {
    draw();
    fireEvent.click(field('as-new'));
    saveProfile.mockResolvedValue(saved);
    await press('Save');
    expect(saveProfile.mock.lastCall?.[0].id).toBe('');
  });
});

describe('the address of the page', () => {
  const asked = () => new URL(window.location.href).searchParams.get('configuration');

  test('opens the dialog, on the field that it names', () => {
    window.history.replaceState(null, '', 'http://localhost:3000/?configuration=scope');
    draw();
    expect(dialog().open).toBe(true);
    expect(document.activeElement).toBe(field('scope'));
  });

  test('is kept in step, and keeps what else it says', async () => {
    window.history.replaceState(null, '', 'http://localhost:3000/runs/1?step=verify');
    draw();
    await press('Configuration');
    expect(window.location.search).toBe('?step=verify&configuration');
    act(() => dialog().close());
    expect(window.location.search).toBe('?step=verify');
  });

  test('follows a value of the request to its field, without leaving the page', () => {
    draw();
    const kept = fireEvent.click(screen.getByText('4demoweb'));
    expect(kept).toBe(false);
    expect(asked()).toBe('client_id');
    expect(document.activeElement).toBe(field('client_id'));
  });
});
