import { type Html, html } from './html';
import type { Login } from './login-page';

/** The forms of managed login, as Cognito shows them: the user name first, the password on a page of its own. */
export function managedForm(login: Login): Html {
  switch (login.step) {
    case 'username':
      return usernameForm(login);
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
