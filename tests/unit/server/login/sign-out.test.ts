import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newSession } from '@/lib/server/http/session';
import { depart } from '@/lib/server/login/sign-out';
import { saveRun } from '@/lib/server/store/runs';
import { startSigningProvider } from './signing-provider';

const browser = { ...newSession(), id: 'one' };

let provider: Awaited<ReturnType<typeof startSigningProvider>>;
let issuer: string;
beforeAll(async () => {
  provider = await startSigningProvider();
  ({ issuer } = provider.run({ id: '' }).profile.metadata);
  vi.stubEnv('ALLOWED_ISSUERS', issuer);
  vi.stubEnv('DEMO_POOL', 'off');
});
afterAll(() => provider.stop());

async function hintFrom(id: string, end_session_endpoint: string): Promise<string | null> {
  const token_response = { access_token: 'a', token_type: 'Bearer', id_token: 'the.id.token' };
  const run = provider.run({ id, token_response });
  const metadata = { ...run.profile.metadata, end_session_endpoint };
  await saveRun({ ...run, profile: { ...run.profile, metadata } });
  const departure = await depart(browser, { run: id, profile: null });
  const url = new URL(departure?.url ?? 'none:');
  expect(url.origin).toBe(new URL(end_session_endpoint).origin);
  return url.searchParams.get('id_token_hint');
}

test('the id_token identifies the session for the provider', async () => {
  expect(await hintFrom('own', `${issuer}/logout`)).toBe('the.id.token');
});

test('with ALLOWED_ISSUERS, redirects only to hosts that it names', async () => {
  expect(await hintFrom('elsewhere', 'https://collector.example/logout')).toBeNull();
});
