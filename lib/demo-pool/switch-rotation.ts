import { errorPage } from './error-page';
import { readForm } from './form-body';
import type { Pool } from './pool';
import { redirect } from './responses';
import { isCrossOrigin } from './same-origin';

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
