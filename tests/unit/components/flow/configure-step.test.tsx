// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { ConfigurationProps } from '@/components/configuration/purpose';
import { ConfigureStep } from '@/components/flow/configure-step';
import type { Actions } from '@/lib/views/flow';
import { callback, fresh, profile } from '../views';

vi.mock('@/components/configuration/dialog', () => ({
  ConfigurationDialog: ({ saved, has_secret }: ConfigurationProps) => (
    <output>{`${saved.client_id} ${saved.token_endpoint} ${has_secret}`}</output>
  ),
}));

const actions: Actions = {
  discover: vi.fn(),
  saveProfile: vi.fn(),
  selectProfile: vi.fn(),
  undoSave: vi.fn(),
  chooseLook: vi.fn(),
  chooseCopied: vi.fn(),
};

afterEach(cleanup);

test('on an old run, the dialog has the current profile and the line below has the run’s', () => {
  const token_endpoint = 'https://elsewhere.example/token';
  const metadata = { ...callback.profile.metadata, token_endpoint };
  const profile_now = { ...profile, client_id: 'saved-since', metadata, has_secret: false };
  render(<ConfigureStep view={{ ...fresh, run: callback, profile_now }} actions={actions} />);
  expect(screen.getByRole('status').textContent).toBe(`saved-since ${token_endpoint} false`);
  expect(screen.getByText(profile.client_id)).toBeTruthy();
});

test('a profile without its own metadata shows the discovered metadata', () => {
  render(<ConfigureStep view={fresh} actions={actions} />);
  expect(screen.getByRole('status').textContent).toContain(fresh.metadata?.token_endpoint);
});
