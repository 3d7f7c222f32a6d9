import { expect, test } from 'vitest';
import type { Run } from '@/lib/run/run';
import { lastLogin, summarize } from '@/lib/run/summary';
import { callback, exchanged, failedExchange, now, tokenWith, verified } from '../components/views';

const run = (visible: object): Run => ({ ...(visible as Run), browser: 'b' });

test.each([
  ['begun', { ...callback, response: undefined }, 'not logged in'],
  ['rejected at the token endpoint', failedExchange, 'failed'],
  ['exchanged', exchanged, 'not verified'],
  ['verified', verified('valid'), 'valid'],
  ['found wanting', verified('invalid'), 'invalid'],
])('the state that it reached: %s', (_, visible, state) => expect(summarize(run(visible)).state).toBe(state));

test('user, tenant, and expiry are from the current id_token', () => {
  const id_token = tokenWith({ email: 'a@x.example', company_id: 'c', exp: now / 1000 + 60 });
  const summary = summarize(
    run({ ...exchanged, token_response: { access_token: 'a', token_type: 'Bearer', id_token } }),
  );
  expect(summary).toMatchObject({
    owner: { user: 'a@x.example', tenant: 'c' },
    expires_at: now / 1000 + 60,
    has_id_token: true,
  });
});

test.each(['', 'opaque', tokenWith({ exp: 'soon' })])(
  'a token with few claims (%s) isn’t an error',
  (id_token) => {
    const summary = summarize(
      run({ ...exchanged, token_response: { access_token: 'a', token_type: 'Bearer', id_token } }),
    );
    expect(summary).toMatchObject({ owner: { user: null, tenant: null }, expires_at: null });
  },
);

test('the last sign-in of a profile is its newest run with an id_token', () => {
  const other = { ...exchanged, id: 'other', profile: { ...exchanged.profile, id: 'other' } };
  const runs = [{ ...failedExchange, id: 'late' }, other, { ...exchanged, id: 'wanted' }, exchanged].map(run);
  expect(lastLogin(runs, exchanged.profile.id)?.id).toBe('wanted');
  expect(lastLogin(runs, 'nobody')).toBeNull();
});

test('a summary has no token, because lists show it', () => {
  const id_token = tokenWith({ email: 'a@x.example' });
  const summary = summarize(
    run({ ...exchanged, token_response: { access_token: 'a', token_type: 'Bearer', id_token } }),
  );
  expect(JSON.stringify(summary)).not.toContain(id_token);
});
