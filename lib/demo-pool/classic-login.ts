import { type Html, html } from './html';
import type { Login } from './login-page';

/**
 * The form of the Hosted UI (classic), as Cognito builds it: twice, for wide and for narrow windows, with the same
 * names and ids, and one of the two not shown. Whatever looks for its fields has to look for those that are seen.
 */
export const classicForm = (login: Login): Html =>
  html`${['visible-lg', 'visible-xs'].map((size) => form(login, size))}`;

const form = (
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
