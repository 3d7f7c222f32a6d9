// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CubeBench } from '@/components/cube/cube-bench';
import type { CubeActions, CubePageView } from '@/lib/views/cube';
import { action, find, note } from '../find';
import { now, outcomes } from '../views';

const { served, nobody, refused } = outcomes;

const view: CubePageView = {
  profile: { id: 'p1', name: 'Mine', read_only: false, cube_url: 'http://localhost:4000' },
  profiles: [{ id: 'p1', name: 'Mine' }],
  settings: { variables: { CUBEJS_JWT_AUDIENCE: 'client' }, has_api_secret: true, has_jwt_key: false },
  saved: true,
  runs: [
    {
      id: 'r1',
      user: 'alice',
      created_at: now - 60_000,
      expires: { id_token: now / 1000 + 60, access_token: now / 1000 + 90 },
    },
  ],
  run: { id: 'r1', name: 'id_token' },
  replayed: {
    replay: { dev: served, enforced: served, findings: [], mode: null },
    fitting: [{ variable: 'CUBEJS_JWT_AUDIENCE', value: 'right', comment: 'Why.' }],
    candidates: ['company_id', 'tenant.id'],
    claims: { aud: 'client', company_id: 'company1' },
  },
  configuration_file: null,
  is_demo: false,
  now,
};

function draw(changes: Partial<CubePageView> = {}) {
  const actions = {
    replayToken: vi.fn<CubeActions['replayToken']>(async () => ({
      replay: { dev: nobody, enforced: refused, findings: [], mode: null },
      fitting: [],
      candidates: [],
      claims: null,
    })),
    signToken: vi.fn<CubeActions['signToken']>(async () => ({ ok: true, token: 'a.b.c' })),
    askCube: vi.fn<CubeActions['askCube']>(async () => ({ ok: false, problems: { cube_url: 'No.' } })),
    saveCube: vi.fn<CubeActions['saveCube']>(async () => ({ ok: true })),
  };
  render(<CubeBench view={{ ...view, ...changes }} actions={actions} />);
  return actions;
}

const press = (id: string) => fireEvent.click(action(id));
const predicted = () => find('[data-predicted]').dataset.predicted;
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
/** Its parser loads on demand, and the buttons wait for it. */
const pasteEnv = async (text: string) => {
  fireEvent.paste(find('#cube-env'), { clipboardData: { getData: () => text } });
  const isDone = () => {
    find('[data-imported], [data-note="nothing-imported"]');
    expect(action('predict').hasAttribute('disabled')).toBe(false);
  };
  await waitFor(isDone, { timeout: 20_000 });
};

afterEach(cleanup);

describe("Cube's .env, pasted", () => {
  test('fills the fields and stores no secret', async () => {
    const { saveCube } = draw();
    await pasteEnv(
      'CUBEJS_JWT_ISSUER=https://a.example/\nCUBEJS_JWT_ALGS=\nCUBEJS_API_SECRET=hush-canary\nDB_PASS=hush-canary',
    );
    expect(field('CUBEJS_JWT_ISSUER').value).toBe('https://a.example/');
    expect(field('CUBEJS_JWT_AUDIENCE').value).toBe('');
    expect(screen.getByRole('button', { name: /CUBEJS_JWT_ALGS/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /CUBEJS_JWT_AUDIENCE/ })).toBeNull();
    press('save');
    await waitFor(() => expect(saveCube).toHaveBeenCalled());
    expect(document.body.innerHTML).not.toContain('hush-canary');
    expect(JSON.stringify(saveCube.mock.calls)).not.toContain('hush-canary');
    expect(saveCube.mock.calls[0]?.[0].settings).toEqual({
      variables: { CUBEJS_JWT_ISSUER: 'https://a.example/', CUBEJS_JWT_ALGS: '' },
      has_api_secret: true,
      has_jwt_key: false,
    });
  });

  test('a variable with an empty value can be unset', async () => {
    draw();
    await pasteEnv('CUBEJS_JWT_ALGS=');
    fireEvent.click(screen.getByRole('button', { name: /CUBEJS_JWT_ALGS/ }));
    expect(screen.queryByRole('button', { name: /CUBEJS_JWT_ALGS/ })).toBeNull();
  });

  test('text without a Cube variable changes nothing and shows a message', async () => {
    draw();
    await pasteEnv('hello');
    expect(field('CUBEJS_JWT_AUDIENCE').value).toBe('client');
    expect(note('nothing-imported')).not.toBeNull();
  });
});

describe('the replay', () => {
  test('sends the current fields, and reports when they changed afterwards', async () => {
    const { replayToken } = draw();
    expect(predicted()).toBe('200');
    expect(note('stale')).toBeNull();
    fireEvent.change(field('CUBEJS_JWT_AUDIENCE'), { target: { value: 'other' } });
    expect(note('stale')).not.toBeNull();
    press('predict');
    await waitFor(() => expect(predicted()).toBe('403'));
    expect(replayToken.mock.calls[0]?.[0]).toMatchObject({
      profile: 'p1',
      choice: { run: 'r1', name: 'id_token' },
      settings: { variables: { CUBEJS_JWT_AUDIENCE: 'other' } },
    });
    expect(note('stale')).toBeNull();
  });

  test('marks a variable on its line, with code to copy', () => {
    const finding = {
      id: 'audience',
      status: 'fail' as const,
      title: 'An application URL',
      cause: 'The guide.',
      fix: 'Write the id.',
      variable: 'CUBEJS_JWT_AUDIENCE' as const,
      remedies: [{ title: 'In cube.js', code: 'code to copy' }],
      spec: { text: 'Cube', url: 'https://docs.cube.dev' },
    };
    draw({
      replayed: {
        replay: { dev: nobody, enforced: refused, findings: [finding], mode: null },
        fitting: [],
        candidates: [],
        claims: null,
      },
    });
    expect(field('CUBEJS_JWT_AUDIENCE').getAttribute('aria-invalid')).toBe('true');
    const id = field('CUBEJS_JWT_AUDIENCE').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toContain('Write the id.');
    expect(document.getElementById(id)?.textContent).toContain('code to copy');
  });

  test('without a token, no request is sent', async () => {
    const { replayToken } = draw({ runs: [], run: null, replayed: null });
    press('predict');
    await waitFor(() => expect(find('#cube-token').getAttribute('aria-invalid')).toBe('true'));
    expect(replayToken).not.toHaveBeenCalled();
  });

  test('reports a sign-in that is no longer stored and keeps the input', async () => {
    const { replayToken } = draw();
    replayToken.mockResolvedValue(null);
    fireEvent.change(field('CUBEJS_JWT_AUDIENCE'), { target: { value: 'other' } });
    press('predict');
    await waitFor(() => expect(find('[data-problem="token"]').textContent).toMatch(/\w/));
    expect(field('CUBEJS_JWT_AUDIENCE').value).toBe('other');
  });

  test('reports a server that does not respond', async () => {
    const { replayToken } = draw();
    replayToken.mockRejectedValue(new Error('gone'));
    press('predict');
    await waitFor(() => expect(note('no-response')).not.toBeNull());
  });
});

test('either token of a sign-in can be tried', async () => {
  const { replayToken } = draw();
  fireEvent.change(field('Token'), { target: { value: 'r1 access_token' } });
  press('predict');
  await waitFor(() => expect(replayToken).toHaveBeenCalled());
  expect(replayToken.mock.calls[0]?.[0].choice).toEqual({ run: 'r1', name: 'access_token' });
});

test('a claim of the token can be selected as the filter, and the prediction uses a pasted secret', async () => {
  const { replayToken, saveCube } = draw();
  await pasteEnv('CUBEJS_API_SECRET=hush-canary');
  fireEvent.click(find('[data-candidate="tenant.id"]'));
  press('predict');
  await waitFor(() => expect(replayToken).toHaveBeenCalled());
  expect(replayToken.mock.calls[0]?.[0]).toMatchObject({
    settings: { filter: 'tenant.id', has_api_secret: true },
    secrets: { apiSecret: 'hush-canary' },
  });
  await waitFor(() => expect(predicted()).toBe('403'));
  await waitFor(() => {
    press('save');
    expect(saveCube).toHaveBeenCalled();
  });
  expect(JSON.stringify(saveCube.mock.calls)).not.toContain('hush-canary');
});

test('the recommended .env fills the fields', () => {
  draw();
  press('apply-env');
  expect(field('CUBEJS_JWT_AUDIENCE').value).toBe('right');
});

test('an invalid URL is reported at its field', async () => {
  draw();
  press('test-cube');
  await screen.findByText('No.');
  expect(find('#cube-url').getAttribute('aria-invalid')).toBe('true');
});

test('a read-only profile can’t be saved, and the page explains why', () => {
  draw({ profile: { ...view.profile, read_only: true } });
  expect(action('save').hasAttribute('disabled')).toBe(true);
  expect(note('read-only')).not.toBeNull();
});
