// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConfigurationDialog } from '@/components/configuration-dialog';
import type { Actions, Discovered, Saved } from '@/components/flow-view';
import { toDraft } from '@/lib/configure/profile-draft';
import { fresh, metadata, profile } from './views';

const discover = vi.fn<Actions['discover']>();
const saveProfile = vi.fn<Actions['saveProfile']>();

const found: Discovered = {
  ok: true,
  discovery_url: 'https://issuer.example/.well-known/openid-configuration',
  metadata: {
    issuer: 'https://issuer.example',
    authorization_endpoint: 'https://login.example/authorize',
    token_endpoint: 'https://login.example/token',
    jwks_uri: 'https://issuer.example/keys',
  },
  notes: [],
};

const mine = { ...profile, id: 'mine', name: 'Mine', read_only: false };

function draw(of: typeof profile = mine, discovered = true) {
  return render(
    <>
      <a href="?configuration=client_id">4demoweb</a>
      <ConfigurationDialog
        saved={toDraft(discovered ? { ...of, metadata } : of)}
        has_secret={of.has_secret}
        read_only={of.read_only}
        callback_url={fresh.callback_url}
        discover={discover}
        saveProfile={saveProfile}
      />
    </>,
  );
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { exact: false });
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
/** Everything is rendered even while the dialog is closed, and happy-dom hides a closed one from roles. */
const press = (name: string) =>
  act(async () => fireEvent.click(screen.getByText(name, { selector: 'button' })));
const dialog = () => document.querySelector('dialog') as HTMLDialogElement;

const assign = vi.spyOn(window.location, 'assign');

beforeEach(() => {
  window.history.replaceState(null, '', 'http://localhost:3000/');
  assign.mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const lacking: Discovered = {
  ok: false,
  failure: { step: 'configure', kind: 'member-missing', url: 'https://x/', member: 'token_endpoint' },
  usable: { issuer: 'https://issuer.example', jwks_uri: 'https://issuer.example/keys' },
};

describe('what was typed is kept', () => {
  const typed = [
    ['Profile name', 'Acme'],
    ['Discovery Document URL', 'acme.auth.us-east-1.amazoncognito.com'],
    ['Client ID', 'new id'],
    ['Client Secret', 'hush-hush'],
    ['Extra authorization parameters', 'lang=de'],
  ] as const;
  const typeAll = () => {
    for (const [label, value] of typed) type(label, value);
  };
  const expectAll = () => {
    for (const [label, value] of typed) expect(field(label).value, label).toBe(value);
  };

  test('when discovery fails, which is said at its field with the provider in its own words', async () => {
    draw();
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

  test('when a field is longer than the server reads, which is said at the field and nothing sent', async () => {
    draw();
    typeAll();
    type('Extra authorization parameters', 'x'.repeat(1_000_001));
    for (const button of ['Save', 'Use Discovery Document']) {
      await press(button);
      const parameters = field('Extra authorization parameters');
      expect(parameters.getAttribute('aria-invalid')).toBe('true');
      expect(dialog().textContent).toContain('This has 1000001 characters');
    }
    expect(field('Client ID').value).toBe('new id');
    expect(saveProfile).not.toHaveBeenCalled();
    expect(discover).not.toHaveBeenCalled();
  });

  test('when only a part of the document can be used, beside that part', async () => {
    draw(mine, false);
    type('Client ID', 'new id');
    discover.mockResolvedValue(lacking);
    type('Token endpoint', 'https://typed.example/token');
    await press('Use Discovery Document');
    await vi.waitFor(() => expect(field('Token keys').value).toBe('https://issuer.example/keys'));
    expect([field('Client ID').value, field('Token endpoint').value]).toEqual([
      'new id',
      'https://typed.example/token',
    ]);
    expect(dialog().querySelector('[role=alert]')?.textContent).toContain('no token_endpoint');
  });

  test('but no endpoint of another issuer', async () => {
    draw();
    discover.mockResolvedValue(lacking);
    await press('Use Discovery Document');
    await vi.waitFor(() => expect(field('Token keys').value).toBe('https://issuer.example/keys'));
    expect(field('Token endpoint').value).toBe('');
  });

  test('when Save finds something wrong, which is said at the field, and the first such field has the focus', async () => {
    draw();
    typeAll();
    const problems = { scope: 'openid is missing.', client_id: 'There is a space in it.' };
    saveProfile.mockResolvedValue({ ok: false, problems });
    await press('Save');
    expectAll();
    const client_id = field('Client ID');
    expect(client_id.getAttribute('aria-invalid')).toBe('true');
    const described = client_id.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join()).toContain(
      'There is a space in it.',
    );
    expect(document.activeElement).toBe(client_id);
    expect(assign).not.toHaveBeenCalled();
  });

  test('when no answer comes at all', async () => {
    draw();
    typeAll();
    saveProfile.mockRejectedValue(new Error('fetch failed'));
    await press('Save');
    expectAll();
    expect(within(dialog()).getByText(/did not answer/)).toBeTruthy();
  });

  test('when the dialog is closed and opened again, but not after Cancel', async () => {
    draw();
    await press('Configuration');
    typeAll();
    act(() => dialog().close());
    await press('Configuration');
    expectAll();
    await press('Cancel');
    expect(field('Client ID').value).toBe(profile.client_id);
  });

  test('when another template is chosen', async () => {
    draw();
    typeAll();
    type('Scope', 'openid groups');
    fireEvent.change(field('Server Template'), { target: { value: 'google' } });
    expectAll();
    expect(field('Scope').value).toBe('openid groups');
  });
});

test('a template adds the parameters of its provider, each once', async () => {
  draw();
  type('Extra authorization parameters', 'prompt=login');
  fireEvent.change(field('Server Template'), { target: { value: 'google' } });
  // The one that stands there already is left as it is.
  await press('+ access_type=offline');
  expect(field('Extra authorization parameters').value).toBe('prompt=login\naccess_type=offline');
  expect(dialog().textContent).not.toContain('a refresh token at every login');
  fireEvent.change(field('Server Template'), { target: { value: 'auth0' } });
  await press('+ audience=https://your-api');
  expect(field('Extra authorization parameters').value).toBe(
    'prompt=login\naccess_type=offline\naudience=https://your-api',
  );
});

describe('Use Discovery Document', () => {
  test('fills the endpoints in, and names the host that is not the issuer', async () => {
    draw();
    discover.mockResolvedValue(found);
    await press('Use Discovery Document');
    expect(field('Token Endpoint').value).toBe('https://login.example/token');
    expect(field('UserInfo Endpoint').value).toBe('');
    expect(dialog().textContent).toContain('the code and the secret may be sent to login.example');
  });

  test('names the copy of a read-only profile after the provider', async () => {
    draw({ ...profile, read_only: true });
    expect(field('Profile name').value).toBe('Demo pool (copy)');
    discover.mockResolvedValue(found);
    await press('Use Discovery Document');
    expect(field('Profile name').value).toBe('issuer.example');
  });
});

describe('Save', () => {
  const saved: Saved = { ok: true, id: 'mine' };

  test('sends the draft and leads to the page of the saved profile', async () => {
    draw();
    await press('Configuration');
    type('Client Secret', 'hush-hush');
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
    fireEvent.click(field('as a new profile'));
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
    expect(document.activeElement).toBe(field('Scope'));
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
    expect(document.activeElement).toBe(field('Client ID'));
  });
});
