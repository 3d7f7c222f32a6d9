import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { ConfigurationDialog } from '@/components/configuration/dialog';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import type { Actions, Discovered } from '@/lib/views/flow';
import { find } from '../find';
import { fresh, metadata, profile } from '../views';

// Renders the Configuration dialog in a page and acts on it like a user. Each test starts with a new page.

export const discover = vi.fn<Actions['discover']>();
export const saveProfile = vi.fn<Actions['saveProfile']>();

/** The discovery response of an issuer. */
export const foundAt = (issuer: string): Discovered => ({
  ok: true,
  discovery_url: 'https://issuer.example/.well-known/openid-configuration',
  metadata: {
    issuer,
    authorization_endpoint: 'https://login.example/authorize',
    token_endpoint: 'https://login.example/token',
    jwks_uri: 'https://issuer.example/keys',
  },
  notes: [],
});

export const found = foundAt('https://issuer.example');

export const mine = { ...profile, id: 'mine', name: 'Mine', read_only: false };

/** Opens the dialog, which loads its form. */
export async function draw(of: typeof profile = mine, discovered = true) {
  drawClosed(of, discovered);
  await press('Configuration');
  await screen.findByText('Save', { selector: 'button' });
}

export function drawClosed(of: typeof profile = mine, discovered = true) {
  render(
    <>
      <a href="?configuration=client_id">4demoweb</a>
      <a href="?configuration=new">New profile</a>
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
/** Finds by text, because happy-dom hides a closed dialog from role queries. */
export const press = (name: string) =>
  act(async () => screen.getByText(name, { selector: 'button' }).click());
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
