import { type Html, html } from './html';

/** Whether a refresh token works once: in Cognito a setting of each app client. */
export const rotationForm = (rotates: boolean): Html => html`<form method="post" action="/rotation">
<button class="switch" role="switch" aria-checked="${rotates ? 'true' : 'false'}" name="rotation" value="${rotates ? 'off' : 'on'}">Refresh token rotation</button>
</form>
<p>${
  rotates
    ? 'On: each refresh brings a new refresh token, which ends when the first would have. The one before is used up at once, without a grace period.'
    : 'Off: a refresh brings no refresh token, and the first works again and again until it ends.'
}</p>`;
