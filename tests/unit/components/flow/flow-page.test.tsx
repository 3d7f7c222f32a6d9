// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FlowPage } from '@/components/flow/flow-page';
import type { Actions, FlowView } from '@/lib/views/flow';
import { exchangeOf } from '../../run/exchange-of';
import { find, note } from '../find';
import {
  callback,
  claims,
  cube,
  exchanged,
  failedExchange,
  fresh,
  metadata,
  now,
  outcomes,
  profile,
  tokenWith,
  verified,
} from '../views';

// It has its own tests, and its fields slow down every query by role.
vi.mock('@/components/configuration/dialog', () => ({ ConfigurationDialog: () => null }));

const actions: Actions = {
  discover: vi.fn(),
  saveProfile: vi.fn(),
  selectProfile: vi.fn(),
  undoSave: vi.fn(),
  chooseLook: vi.fn(),
  chooseCopied: vi.fn(),
};

const draw = (view: Partial<FlowView>) => render(<FlowPage view={{ ...fresh, ...view }} actions={actions} />);
const step = (name: string) => screen.getByRole('region', { name });
const deeds = ['Start', 'Exchange', 'Next', 'Verify', 'Copy id_token'];
const offered = () =>
  [...screen.queryAllByRole('button'), ...screen.queryAllByRole('link')]
    .map((element) =>
      element.dataset.action === 'start-again' ? 'start-again' : (element.textContent ?? ''),
    )
    .filter((name) => deeds.includes(name) || name === 'start-again');

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('each state of a run shows its own next action once', () => {
  test.each<[string, Partial<FlowView>, string[]]>([
    ['before Start', {}, ['Start']],
    [
      'a callback that was not started here',
      { refused: { step: 'authorize', kind: 'unknown-state' } },
      ['start-again'],
    ],
    ['the code is there', { run: callback }, ['Exchange', 'Start']],
    ['a code without state', { run: { ...callback, has_state: false } }, ['Exchange', 'Start']],
    ['the exchange failed: the code is spent', { run: failedExchange }, ['start-again']],
    ['the tokens are there', { run: exchanged }, ['Next', 'Copy id_token', 'Start']],
    ['Next was pressed', { run: exchanged, verify_open: true }, ['Verify', 'Copy id_token', 'Start']],
    ['verified', { run: verified('valid'), verify_open: true }, ['Copy id_token', 'Start']],
  ])('%s', (_, view, expected) => {
    draw(view);
    expect(offered().toSorted()).toEqual(expected.toSorted());
  });
});

test('before Exchange, the page shows where the code goes and, for a code without state, which profile is used', () => {
  draw({ run: callback });
  expect(step('Exchange').textContent).toContain(metadata.token_endpoint);
  expect(step('Exchange').textContent).not.toContain(profile.name);
  cleanup();
  draw({ run: { ...callback, has_state: false } });
  expect(step('Exchange').textContent).toContain(profile.name);
});

describe('the statuses of the steps', () => {
  const order = ['Configure', 'Authorize', 'Exchange', 'Verify', 'Use in Cube'];
  const warned = verified('valid', [{ id: 'nonce', status: 'warn' }]);
  const refusedByCube = {
    ...cube,
    replay: { dev: outcomes.nobody, enforced: outcomes.refused, findings: [], mode: null },
  };
  test.each<[string, Partial<FlowView>, string]>([
    ['before Start', {}, 'pass idle idle idle idle'],
    [
      'no metadata',
      {
        metadata: undefined as never,
        configure_failure: {
          step: 'configure',
          kind: 'demo-pool-off',
          port: 3001,
          reason: 'port 3001 is taken',
        },
      },
      'fail idle idle idle idle',
    ],
    ['without state', { run: { ...callback, has_state: false } }, 'pass warn idle idle idle'],
    ['the exchange failed', { run: failedExchange }, 'pass pass fail idle idle'],
    ['exchanged', { run: exchanged }, 'pass pass pass idle idle'],
    ['valid', { run: verified('valid'), cube }, 'pass pass pass pass idle'],
    ['valid with a warning', { run: warned, cube }, 'pass pass pass warn idle'],
    ['unverified', { run: verified('unverified'), cube }, 'pass pass pass warn idle'],
    ['invalid', { run: verified('invalid'), cube }, 'pass pass pass fail idle'],
    ['valid, except for Cube', { run: verified('valid'), cube: refusedByCube }, 'pass pass pass pass idle'],
  ])('%s', (_, view, expected) => {
    draw(view);
    expect(order.map((name) => step(name).dataset.status).join(' ')).toBe(expected);
  });
});

describe('Verify', () => {
  test('without a verdict, shows no result', () => {
    draw({ run: exchanged, verify_open: true });
    expect(step('Verify').dataset.verdict).toBeUndefined();
    expect(screen.queryByRole('region', { name: 'Result' })).toBeNull();
  });

  test.each(['valid', 'invalid', 'unverified'] as const)('%s is the result', (verdict) => {
    draw({ run: verified(verdict), verify_open: true });
    expect(step('Verify').dataset.verdict).toBe(verdict);
    expect(step('Result').dataset.result).toBe(verdict);
  });

  test('a failed check is first and has its fix, and the signature has a link', () => {
    const trouble = {
      id: 'nonce',
      status: 'fail',
      actual: 'that',
      cause: 'Two tabs.',
      fix: 'Use one.',
    } as const;
    draw({ run: verified('invalid', [trouble]), verify_open: true });
    const rows = within(step('Verify')).getAllByRole('listitem');
    expect(rows[0]?.dataset.check).toBe('nonce');
    for (const words of ['this', 'that', 'Two tabs.', 'Use one.'])
      expect(rows[0]?.textContent).toContain(words);
    expect(document.getElementById('signature')).toBeNull();
    cleanup();
    draw({ run: verified('invalid', [trouble]), verify_open: true, shown: ['checks'] });
    expect(document.getElementById('signature')?.dataset.status).toBe('pass');
  });

  test('shows a claim as text, whatever it contains', () => {
    const evil = tokenWith({
      ...claims,
      name: '<img src=x onerror=alert(1)>',
      site: 'https://evil.example',
      n: 'a\u202Eb',
    });
    const run = {
      ...verified('valid'),
      token_response: { access_token: 'a', token_type: 'Bearer', id_token: evil },
    };
    draw({ run, verify_open: true });
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('a[href*="evil.example"]')).toBeNull();
    expect(step('Token and HTTP log').textContent).toContain('a\\u202Eb');
  });

  test('distinguishes JSON in a string from an object', () => {
    const id_token = tokenWith({ ...claims, 'http://localhost:4000/': '{"company_id":"company1"}' });
    const run = {
      ...verified('valid'),
      token_response: { access_token: 'a', token_type: 'Bearer', id_token },
    };
    draw({ run, verify_open: true });
    expect(note('json-in-string')).not.toBeNull();
  });

  test('a time has its number, its date, and its distance from now', () => {
    draw({ run: verified('valid'), verify_open: true });
    const row = screen.getByRole('row', { name: /^exp / });
    expect(row.textContent).toContain(String(claims.exp));
    expect(row.textContent).toContain('in 1 h');
    expect(within(row).getByTitle('2026-11-22 14:29:05 UTC')).toBeTruthy();
  });
});

describe('the next step works without scripts', () => {
  test('Start is a plain link', () => {
    draw({ way: 'straight' });
    const start = screen.getByRole('link', { name: 'Start' });
    expect(start.getAttribute('href')).toBe('/start?profile=demo&way=straight');
  });

  test('Start does nothing until there is a configuration', () => {
    draw({ metadata: undefined as never });
    expect(screen.getByRole('link', { name: 'Start' }).hasAttribute('href')).toBe(false);
  });

  test.each<[string, Partial<FlowView>, string, string]>([
    ['Exchange', { run: callback }, 'post', '/runs/run1/exchange'],
    ['Next', { run: exchanged }, 'get', '/runs/run1#verify'],
    ['Verify', { run: exchanged, verify_open: true }, 'post', '/runs/run1/verify'],
  ])('%s is the button of a form', (name, view, method, action) => {
    draw(view);
    const form = screen.getByRole('button', { name }).closest('form');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual([method, action]);
  });
});

test('a failed exchange shows the provider’s response verbatim next to our words', () => {
  draw({ run: failedExchange });
  const alert = within(step('Exchange')).getByRole('alert');
  expect(alert.textContent).toContain('{"error":"invalid_client"}');
  expect(find('[data-part="fix"]').textContent).toMatch(/\w/);
});

test('a code without state is explained before it is exchanged', () => {
  draw({ run: { ...callback, has_state: false } });
  expect(within(step('Authorize')).getByRole('note').textContent).toContain('Launch Hosted UI');
});

test('a value of the request links to the field that sets it', () => {
  draw({ shown: ['request'] });
  const value = within(step('Authorize')).getByRole('link', { name: fresh.profile.client_id });
  expect(value.getAttribute('href')).toBe('?configuration=client_id');
});

test('no element has inline styles, which the content security policy would block', () => {
  draw({ run: verified('invalid'), verify_open: true });
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
});

test('the HTTP log shows how many more requests there were', () => {
  draw({ run: { ...verified('valid'), transcript: [exchangeOf('1')], dropped_exchanges: 7 }, tab: 'log' });
  expect(note('dropped-exchanges')?.textContent).toContain('7');
});
