import { isCrossOrigin, readForm } from './form-body';
import { html } from './html';
import { page } from './page';
import type { Pool } from './pool';
import { errorPage, redirect } from './responses';
import { totpSecret } from './totp';
import { readUser, type TypedUser, typedUser } from './user-form';
import { findUser, mostUsers, saveUser, type UserChallenge } from './users';

/** Initial values for a new user. */
const newUser: TypedUser = {
  username: '',
  groups: 'user',
  challenge: '',
  attributes:
    'email=carol@company3.example\nemail_verified=true\ngiven_name=Carol\ncustom:company_id=company3',
};

const challengeNames: Readonly<Record<UserChallenge | '', string>> = {
  '': 'Nothing',
  NEW_PASSWORD_REQUIRED: 'A new password (the password is temporary)',
  SOFTWARE_TOKEN_MFA: 'A code from an authenticator app',
};

/** GET /user: the form for the user in `username`, or for a new user. */
export function showUser(pool: Pool, request: Request): Response {
  const username = new URL(request.url).searchParams.get('username');
  if (username === null) return userPage(newUser, { isNew: true });
  const user = findUser(pool, username);
  return user ? userPage(typedUser(user), { isNew: false }) : errorPage('User not found.', 404);
}

/** POST /user: adds a user, or changes a user's groups and attributes. */
export async function changeUser(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const form = await readForm(request);
  if (!form) return errorPage('The body isn’t a form, or is larger than 64 KiB.');
  const text = (name: string) => form.get(name) ?? '';
  const typed = {
    username: text('username'),
    groups: text('groups'),
    attributes: text('attributes'),
    challenge: text('challenge'),
  };
  const isNew = text('is_new') === 'true';
  const read = readUser(typed);
  const again = (problem: string) => userPage(typed, { isNew, problem });
  if (!read.ok) return again(read.problem);
  const known = findUser(pool, read.user.username);
  if (isNew && known) return again(`A user named ${known.username} already exists.`);
  if (!isNew && !known) return errorPage('User not found.', 404);
  if (isNew && pool.users.size >= mostUsers) return again(`The demo pool is limited to ${mostUsers} users.`);
  saveUser(pool, read.user);
  return redirect(`${pool.domain_origin}/#users`);
}

function userPage(typed: TypedUser, { isNew, problem }: { isNew: boolean; problem?: string }): Response {
  const title = isNew ? 'Add a user' : `Edit ${typed.username}`;
  return page({
    title: `${title} – Demo pool`,
    narrow: true,
    status: problem === undefined ? 200 : 400,
    body: html`<div class="card">
<h1>${title}</h1>
${problem === undefined ? '' : html`<p class="bad" role="alert" id="problem">${problem}</p>`}
<form method="post" action="/user">
${
  isNew
    ? html`<input type="hidden" name="is_new" value="true">
<label for="username">Username</label>
<input id="username" name="username" value="${typed.username}" autocapitalize="none" spellcheck="false" required autofocus>`
    : html`<input type="hidden" name="username" value="${typed.username}">`
}
<label for="groups">Groups (comma-separated)</label>
<input id="groups" name="groups" value="${typed.groups}" autocapitalize="none" spellcheck="false">
<label for="attributes">Attributes (one name=value per line)</label>
<textarea id="attributes" name="attributes" rows="10" spellcheck="false">${typed.attributes}</textarea>
<p class="quiet">custom:company_id becomes the company in Cube’s security context, and groups become roles. The password is the same for all users.</p>
<label for="challenge">After the password, the API asks for</label>
<select id="challenge" name="challenge">
${Object.entries(challengeNames).map(([name, label]) => html`<option value="${name}"${name === typed.challenge ? ' selected' : ''}>${label}</option>`)}
</select>
<p class="quiet">Only <code>claimcheck login --api</code> is asked; the sign-in pages aren’t. The authenticator’s secret is <code class="value">${totpSecret}</code>.</p>
<button class="button wide" type="submit">Save</button>
</form>
<p class="quiet">Applies from the next sign-in or refresh until the demo pool stops. <a href="/#users">Back</a></p>
</div>`,
  });
}
