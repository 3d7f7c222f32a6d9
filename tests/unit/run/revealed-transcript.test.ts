import { expect, test } from 'vitest';
import type { HttpExchange } from '@/lib/http/transcript';
import { revealedTranscript } from '@/lib/run/revealed-transcript';
import type { Run } from '@/lib/run/run';

const asked = (started_at: number, body: string, answer: string): HttpExchange => ({
  method: 'POST',
  url: 'https://issuer.example/token',
  request: { headers: {}, body },
  response: { status: 200, headers: {}, body: answer },
  started_at,
  duration: 1,
});
const exchange = asked(1, 'grant_type=authorization_code&code=‹code›', '‹id_token› ‹refresh_token›');
const refresh = (at: number) =>
  asked(at, 'grant_type=refresh_token&refresh_token=‹refresh_token›', '‹id_token› ‹refresh_token›');
const brought = (at: number, id_token: string, refresh_token: string) => ({
  at,
  ok: true as const,
  token_response: { access_token: 'a', token_type: 'Bearer', id_token, refresh_token },
  notes: [],
  continuity: [],
});
const run = (changes: Partial<Run>) => ({
  id: 'r',
  created_at: 0,
  way: 'step' as const,
  profile: {} as Run['profile'],
  response: { code: 'the-code', iss: null, received_at: 0 },
  token_response: { access_token: 'a', token_type: 'Bearer', id_token: 'i2', refresh_token: 'r2' },
  first_response: { access_token: 'a', token_type: 'Bearer', id_token: 'i0', refresh_token: 'r0' },
  transcript: [],
  ...changes,
});
const answers = (changes: Partial<Run>) =>
  revealedTranscript(run(changes)).map(({ response }) => response?.body);

test('each request has only its own tokens', () => {
  const transcript = [exchange, refresh(2), refresh(3)];
  const refreshes = [brought(2, 'i1', 'r1'), brought(3, 'i2', 'r2')];
  expect(answers({ transcript, refreshes })).toEqual(['i0 r0', 'i1 r1', 'i2 r2']);
});

test('a refresh that is no longer stored stays masked', () => {
  const transcript = [exchange, refresh(2), refresh(3)];
  expect(answers({ transcript, refreshes: [brought(3, 'i2', 'r2')] })[1]).toBe('‹id_token› ‹refresh_token›');
});

test('the code is shown, and requests after the sign-in are not', () => {
  const transcript = [exchange, refresh(2)];
  const sent = revealedTranscript(run({ transcript, refreshes: [brought(2, 'i1', 'r1')] }));
  expect(sent.map(({ request }) => request.body)).toEqual([
    'grant_type=authorization_code&code=the-code',
    'grant_type=refresh_token&refresh_token=‹refresh_token›',
  ]);
});
