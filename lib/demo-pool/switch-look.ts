import { isCrossOrigin, readForm } from './form-body';
import { type Html, html } from './html';
import type { LoginLook, Pool } from './pool';
import { errorPage, redirect } from './responses';

/** Which sign-in pages the pool's domain serves. In Cognito, this is the domain's branding version. */
export const lookForm = (look: LoginLook): Html => html`<form method="post" action="/look">
<button class="switch" role="switch" aria-checked="${look === 'managed' ? 'true' : 'false'}" name="login_look" value="${look === 'managed' ? 'classic' : 'managed'}">Managed login</button>
</form>
<p>${
  look === 'managed'
    ? 'On: managed login (user name first, password on a second page).'
    : 'Off: classic Hosted UI (user name and password on one page).'
}</p>`;

/** POST /look: selects the sign-in pages until the pool stops. */
export async function switchLook(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const look = (await readForm(request))?.get('login_look');
  if (look !== 'classic' && look !== 'managed') return errorPage('login_look is classic or managed.');
  pool.login_look = look;
  return redirect(`${pool.domain_origin}/#look`);
}
