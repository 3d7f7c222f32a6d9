import { errorPage } from './error-page';
import { readForm } from './form-body';
import type { Pool } from './pool';
import { redirect } from './responses';
import { isCrossOrigin } from './same-origin';

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
