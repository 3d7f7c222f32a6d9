import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchange } from '@/lib/server/login/exchange';
import { saveRun } from '@/lib/server/store/runs';
import { sampleRequest } from '../sample-run';
import { startSigningProvider } from './signing-provider';

let provider: Awaited<ReturnType<typeof startSigningProvider>>;
beforeAll(async () => {
  provider = await startSigningProvider();
});
afterAll(() => provider.stop());

const request = sampleRequest({
  redirect_uri: 'http://localhost:3000/callback',
  code_verifier: 'v'.repeat(43),
});

test('a code is not sent again after its response was lost', async () => {
  const response = { code: 'sent', iss: null, received_at: 1 };
  await saveRun(provider.run({ id: 'lost', request, response, exchanged_at: 2 }));
  const run = await exchange('lost', 'one');
  expect(run?.failure).toEqual({ step: 'exchange', kind: 'answer-lost' });
  expect(provider.sent).toEqual([]);
});

// RFC 9207 §2.4: openid-client compares it again.
test('if the provider supports iss, the code is exchanged with the received iss', async () => {
  const run = provider.run({ id: 'iss', request });
  const metadata = { ...run.profile.metadata, authorization_response_iss_parameter_supported: true };
  const response = { code: 'c', iss: metadata.issuer, received_at: 1 };
  await saveRun({ ...run, response, profile: { ...run.profile, metadata } });
  provider.answers.push({
    body: { access_token: 'a', token_type: 'Bearer', id_token: await provider.idToken({ nonce: 'n' }) },
  });
  expect((await exchange('iss', 'one'))?.token_response).toMatchObject({ access_token: 'a' });
});
