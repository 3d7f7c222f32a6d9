import type { AuthorizationRequest } from './authorization-request';
import { type Html, html } from './html';
import { page } from './page';
import type { Pool } from './pool';
import { userTable } from './user-table';

type Login = {
  asked: AuthorizationRequest;
  /** The query of the page's own address, with its question mark: the form repeats it. */
  search: string;
  /** What was typed, or came as `login_hint`. */
  username: string;
  wrong: boolean;
};

export const loginPage = (pool: Pool, { asked, search, username, wrong }: Login): Response =>
  page({
    title: 'Sign in – Demo pool',
    narrow: true,
    body: html`<div class="card">
<h1>Sign in with your username and password</h1>
<p class="quiet">to continue to ${asked.client.client_name}</p>
${wrong ? html`<p class="bad" role="alert" id="wrong">Incorrect username or password.</p>` : ''}
<form method="post" action="/login${search}">
<label for="username">Username</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required ${username ? '' : 'autofocus'} ${invalid(wrong)}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${username ? 'autofocus' : ''} ${invalid(wrong)}>
<button class="button wide" type="submit">Sign in</button>
</form>
</div>
<div class="card">
<h2>Demo users</h2>
${userTable(pool)}
</div>`,
  });

const invalid = (wrong: boolean): Html =>
  wrong ? html`aria-invalid="true" aria-describedby="wrong"` : html``;
