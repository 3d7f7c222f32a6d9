import type { AuthorizationRequest } from './authorization-request';
import { classicForm } from './classic-login';
import { html } from './html';
import { managedForm } from './managed-login';
import { page } from './page';
import type { Pool } from './pool';
import { userTable } from './user-table';

/** What a login page is drawn from. */
export type Login = {
  asked: AuthorizationRequest;
  /** The query of the page's own address, with its question mark: the form repeats it. */
  search: string;
  /** What was typed, or came as `login_hint`. */
  username: string;
  /** Managed login asks for the password on a page of its own. */
  step: 'username' | 'password';
  wrong: boolean;
};

export const loginPage = (pool: Pool, login: Login): Response =>
  page({
    title: 'Sign in – Demo pool',
    narrow: true,
    body: html`${pool.login_look === 'classic' ? classicForm(login) : managedForm(login)}
<div class="card">
<h2>Demo users</h2>
${userTable(pool)}
</div>`,
  });
