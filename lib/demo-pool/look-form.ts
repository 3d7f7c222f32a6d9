import { type Html, html } from './html';
import type { LoginLook } from './pool';

/** Which sign-in pages the pool's domain serves. In Cognito, this is the domain's branding version. */
export const lookForm = (look: LoginLook): Html => html`<form method="post" action="/look">
<button class="switch" role="switch" aria-checked="${look === 'managed' ? 'true' : 'false'}" name="login_look" value="${look === 'managed' ? 'classic' : 'managed'}">Managed login</button>
</form>
<p>${
  look === 'managed'
    ? 'On: managed login (user name first, password on a second page).'
    : 'Off: classic Hosted UI (user name and password on one page).'
}</p>`;
