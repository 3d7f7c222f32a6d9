import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { ConfigurationDialog } from '@/components/configuration/dialog';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import type { Actions, Discovered } from '@/lib/views/flow';
import { find } from '../find';
import { fresh, metadata, profile } from '../views';

// The Configuration dialog, drawn in a page, and what a person does in it. Each test begins with a page of its own.

export const discover = vi.fn<Actions['discover']>();
export const saveProfile = vi.fn<Actions['saveProfile']>();

export const found: Discovered = {
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

export const mine = { ...profile, id: 'mine', name: 'Mine', read_only: false };

export function draw(of: typeof profile = mine, discovered = true) {
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

/** A field by its name in the draft. */
export const field = (name: string) => find<HTMLInputElement>(`#configuration-${name}`);
export const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
/** Everything is rendered even while the dialog is closed, and happy-dom hides a closed one from roles. */
export const press = (name: string) =>
  act(async () => fireEvent.click(screen.getByText(name, { selector: 'button' })));
export const dialog = () => document.querySelector('dialog') as HTMLDialogElement;

export const assign = vi.spyOn(window.location, 'assign');

beforeEach(() => {
  window.history.replaceState(null, '', 'http://localhost:3000/');
  assign.mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});
