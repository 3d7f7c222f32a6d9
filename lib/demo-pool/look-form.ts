import { type Html, html } from './html';
import type { LoginLook } from './pool';

/** Which sign-in pages the pool's domain has: in Cognito the branding version of the domain. */
export const lookForm = (look: LoginLook): Html => html`<form method="post" action="/look">
<button class="switch" role="switch" aria-checked="${look === 'managed' ? 'true' : 'false'}" name="login_look" value="${look === 'managed' ? 'classic' : 'managed'}">Managed login</button>
</form>
<p>${
  look === 'managed'
    ? 'On: the user name is asked for first, the password on a page of its own.'
    : 'Off: the Hosted UI (classic) asks for both in one form.'
}</p>`;
