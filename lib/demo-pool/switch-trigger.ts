import { guideTrigger, objectTrigger } from './demo-trigger';
import { errorPage } from './error-page';
import { readForm } from './form-body';
import type { Pool } from './pool';
import { isCrossOrigin } from './same-origin';

/** POST /trigger: selects one of the pool's built-in triggers until the pool stops. */
export async function switchTrigger(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const version = (await readForm(request))?.get('trigger_version');
  if (version !== 'V1_0' && version !== 'V2_0') return errorPage('trigger_version is V1_0 or V2_0.');
  pool.trigger = version === 'V1_0' ? guideTrigger : objectTrigger;
  return new Response(null, { status: 303, headers: { location: '/#trigger' } });
}
