import type { AuthorizationRequest } from './authorization-request';
import { type Html, html } from './html';
import { page } from './page';
import type { Pool } from './pool';
import { userTable } from './user-table';

/** The data for a sign-in page. */
export type Login = {
  asked: AuthorizationRequest;
  /** The query of the page's URL, including the question mark. The form repeats it. */
  search: string;
  /** Typed by the user, or from `login_hint`. */
  username: string;
  /** Managed login asks for the password on a second page, and with choice-based sign-in for the method before. */
  step: 'username' | 'method' | 'password';
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

/**
 * The form of the classic Hosted UI. Like Cognito's, it's on the page twice, for wide and narrow windows, with the same
 * names and IDs, and one of the two is hidden. Scripts must look for the visible fields.
 */
const classicForm = (login: Login): Html =>
  html`${['visible-lg', 'visible-xs'].map((size) => classicFormOf(login, size))}`;

const classicFormOf = (
  { asked, search, username, wrong }: Login,
  size: string,
): Html => html`<div class="card ${size}">
<h1>Sign in with your username and password</h1>
<p class="quiet">to continue to ${asked.client.client_name}</p>
${wrong ? html`<p class="bad" role="alert" id="loginErrorMessage">Incorrect username or password.</p>` : ''}
<form method="post" action="/login${search}" name="cognitoSignInForm">
<label>Username <input id="signInFormUsername" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required ${username ? '' : 'autofocus'} ${invalid(wrong)}></label>
<label>Password <input id="signInFormPassword" name="password" type="password" autocomplete="current-password" required ${username ? 'autofocus' : ''} ${invalid(wrong)}></label>
<input class="button wide" name="signInSubmitButton" type="submit" value="Sign in">
</form>
</div>`;

const invalid = (wrong: boolean): Html =>
  wrong ? html`aria-invalid="true" aria-describedby="loginErrorMessage"` : html``;

/** The forms of managed login, like Cognito's: user name first, then password on a second page. */
function managedForm(login: Login): Html {
  switch (login.step) {
    case 'username':
      return usernameForm(login);
    case 'method':
      return methodForm(login);
    case 'password':
      return passwordForm(login);
  }
}

const usernameForm = ({ asked, search, username }: Login): Html => html`<div class="card">
<h1>Sign in</h1>
<p class="quiet">Sign in to ${asked.client.client_name}.</p>
<form method="post" action="/login${search}">
<label for="formField:r0:">Username</label>
<input id="formField:r0:" name="username" value="${username}" placeholder="Enter your username" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
<button class="button wide" type="submit">Next</button>
</form>
</div>`;

const methodForm = ({ search, username }: Login): Html => html`<div class="card">
<h1>Choose how to sign in</h1>
<p class="quiet">Signing in as ${username}. <a href="/login${search}">Back</a></p>
<form method="post" action="/login${search}">
<input type="hidden" name="username" value="${username}">
<button class="button wide" type="submit" name="challenge" value="PASSWORD">Password</button>
<button class="button wide" type="button" disabled>Email one-time code (not in the demo pool)</button>
</form>
</div>`;

const passwordForm = ({ search, username, wrong }: Login): Html => html`<div class="card">
<h1>Enter your password</h1>
<p class="quiet">Signing in as ${username}. <a href="/login${search}">Back</a></p>
${wrong ? html`<p class="bad" role="alert" id="wrong">Incorrect username or password.</p>` : ''}
<form method="post" action="/login${search}">
<input type="hidden" name="username" value="${username}">
<label for="formField:r1:">Password</label>
<input id="formField:r1:" name="password" type="password" placeholder="Enter your password" autocomplete="current-password" required autofocus ${wrong ? html`aria-invalid="true" aria-describedby="wrong"` : ''}>
<button class="button wide" type="submit">Continue</button>
</form>
</div>`;
