import { errorPage } from './error-page';
import { faults } from './faults';
import { readForm } from './form-body';
import type { Pool } from './pool';
import { redirect } from './responses';
import { isCrossOrigin } from './same-origin';

/** POST /fault: turns one fault on, or with an empty value all faults off. */
export async function switchFault(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const wanted = (await readForm(request))?.get('fault');
  const fault = faults.find(({ id }) => id === wanted);
  if (!fault && wanted !== '') {
    return errorPage(`fault is empty or one of: ${faults.map(({ id }) => id).join(', ')}.`);
  }
  pool.fault = fault?.id ?? null;
  return redirect(`${pool.domain_origin}/#faults`);
}
