import { isCrossOrigin, readForm } from './form-body';
import { type Html, html } from './html';
import type { Pool } from './pool';
import { errorPage, redirect } from './responses';

/** Whether a refresh token works only once. In Cognito, this is a setting of the app client. */
export const rotationForm = (rotates: boolean): Html => html`<form method="post" action="/rotation">
<button class="switch" role="switch" aria-checked="${rotates ? 'true' : 'false'}" name="rotation" value="${rotates ? 'off' : 'on'}">Refresh token rotation</button>
</form>
<p>${
  rotates
    ? 'On: each refresh returns a new refresh token with the original expiration. The previous one stops working immediately; there’s no grace period.'
    : 'Off: the same refresh token works until it expires.'
}</p>`;

/** POST /rotation: turns refresh token rotation on or off until the pool stops. */
export async function switchRotation(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const rotation = (await readForm(request))?.get('rotation');
  if (rotation !== 'on' && rotation !== 'off') return errorPage('rotation is on or off.');
  pool.rotates = rotation === 'on';
  return redirect(`${pool.domain_origin}/#rotation`);
}
