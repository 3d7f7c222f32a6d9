import { describe, expect, test } from 'vitest';
import { claims, pool } from './pool-fixture';

const carol = {
  is_new: 'true',
  username: 'Carol',
  groups: 'user, reader',
  attributes: 'email=carol@company3.example\n\n custom:company_id = company3 \n',
};

test('a user that was added signs in, with the attributes and groups that were typed', async () => {
  const own = pool();
  expect((await own.post('/user', carol)).status).toBe(302);
  const token = claims((await own.tokens({}, 'carol')).id_token);
  expect(token).toMatchObject({
    'cognito:username': 'carol',
    'cognito:groups': ['user', 'reader'],
    email: 'carol@company3.example',
    'custom:company_id': 'company3',
    'http://localhost:4000/': { company_id: 'company3', roles: ['user', 'reader'] },
  });
  expect(token.sub).toMatch(/^[0-9a-f-]{36}$/);
});

test('a change appears in the next refresh of any signed-in user, and keeps the sub', async () => {
  const own = pool();
  const before = await own.tokens();
  await own.post('/user', { username: 'alice', groups: 'admin', attributes: 'custom:company_id=company9' });
  const { id_token } = await (await own.refresh({ refresh_token: before.refresh_token })).json();
  expect(claims(id_token)).toMatchObject({
    sub: claims(before.id_token).sub,
    'cognito:groups': ['admin'],
    'custom:company_id': 'company9',
  });
  expect(claims(id_token)).not.toHaveProperty('email');
});

test('each pool has its own users', async () => {
  await pool().post('/user', { username: 'alice', groups: '', attributes: '' });
  expect(claims((await pool().tokens()).id_token)['custom:company_id']).toBe('company1');
});

test('the form has the user’s values, and the page lists all users', async () => {
  const own = pool();
  await own.post('/user', carol);
  const form = await (await own.get('/user?username=carol')).text();
  expect(form).toContain('email=carol@company3.example\ncustom:company_id=company3</textarea>');
  expect(form).toContain('value="user, reader"');
  expect(await (await own.get('/')).text()).toContain('/user?username=carol');
});

describe('an invalid user is reported, and the input is kept', () => {
  test.each([
    ['no name', { username: '' }, 'username'],
    ['a name with a tag in it', { username: '<b>' }, 'username'],
    ['a name that is already used', { username: 'alice' }, 'alice'],
    ['a group with a space', { groups: 'a b' }, '“a b”'],
    ['a line that isn’t an attribute', { attributes: 'company1' }, '“company1”'],
    ['an unknown attribute', { attributes: 'tenant=1' }, 'tenant'],
    ['a claim of the token', { attributes: 'at_hash=x' }, 'at_hash'],
    ['a sub', { attributes: 'sub=1' }, 'sub'],
    ['an attribute twice', { attributes: 'email=a\nemail=b' }, 'email'],
    ['a value without a limit', { attributes: `email=${'x'.repeat(3000)}` }, '2048'],
    ['attributes without a limit', { attributes: 'email=a\n'.repeat(60) }, '60'],
    ['groups without a limit', { groups: Array.from({ length: 40 }, (_, n) => `g${n}`).join() }, '40'],
  ])('%s', async (_, fields, words) => {
    const own = pool();
    const answer = await own.post('/user', { ...carol, ...fields });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(/id="problem">([^<]*)/.exec(text)?.[1]).toContain(words);
    expect(text).toContain('</textarea>');
  });

  test('a user that there is not cannot be edited', async () => {
    expect((await pool().get('/user?username=nobody')).status).toBe(404);
    expect((await pool().post('/user', { username: 'nobody', groups: '', attributes: '' })).status).toBe(404);
  });

  test('a form of another origin adds no user', async () => {
    const own = pool();
    expect((await own.post('/user', carol, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await own.get('/user?username=carol')).status).toBe(404);
  });

  test('there is a most', async () => {
    const own = pool();
    for (let n = 0; n < 48; n++) await own.post('/user', { ...carol, username: `user${n}` });
    const answer = await own.post('/user', carol);
    expect(/id="problem">([^<]*)/.exec(await answer.text())?.[1]).toContain('50');
  });
});
