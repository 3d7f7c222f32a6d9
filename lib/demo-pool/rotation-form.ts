import { type Html, html } from './html';

/** Whether a refresh token works only once. In Cognito, this is a setting of the app client. */
export const rotationForm = (rotates: boolean): Html => html`<form method="post" action="/rotation">
<button class="switch" role="switch" aria-checked="${rotates ? 'true' : 'false'}" name="rotation" value="${rotates ? 'off' : 'on'}">Refresh token rotation</button>
</form>
<p>${
  rotates
    ? 'On: each refresh returns a new refresh token with the original expiration. The previous one stops working immediately; there’s no grace period.'
    : 'Off: the same refresh token works until it expires.'
}</p>`;
