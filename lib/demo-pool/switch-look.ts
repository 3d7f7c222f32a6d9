import { isCrossOrigin, readForm } from './form-body';
import { type Html, html } from './html';
import type { LoginLook, Pool } from './pool';
import { errorPage, redirect } from './responses';

/** Which sign-in pages the pool's domain serves. In Cognito, this is the domain's branding version. */
export const lookForm = (look: LoginLook): Html => html`<form method="post" action="/look">
${toggle('Managed login', look !== 'classic', look === 'classic' ? 'managed' : 'classic')}
</form>
<p>${words[look]}</p>
${
  look === 'classic'
    ? ''
    : html`<form method="post" action="/look">
${toggle('Choice of sign-in method', look === 'choice', look === 'choice' ? 'managed' : 'choice')}
</form>`
}`;

const toggle = (label: string, on: boolean, next: LoginLook): Html =>
  html`<button class="switch" role="switch" aria-checked="${on ? 'true' : 'false'}" name="login_look" value="${next}">${label}</button>`;

const words: Record<LoginLook, string> = {
  classic: 'Off: classic Hosted UI (user name and password on one page).',
  managed: 'On: managed login (user name first, password on a second page).',
  choice: 'On: managed login with choice-based sign-in (user name, then the method, then the password).',
};

const isLook = (text: string | null | undefined): text is LoginLook =>
  text === 'classic' || text === 'managed' || text === 'choice';

/** POST /look: selects the sign-in pages until the pool stops. */
export async function switchLook(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const look = (await readForm(request))?.get('login_look');
  if (!isLook(look)) return errorPage('login_look is classic, managed, or choice.');
  pool.login_look = look;
  return redirect(`${pool.domain_origin}/#look`);
}
