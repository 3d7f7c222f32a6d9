import { type Fault, faults } from './faults';
import { isCrossOrigin, readForm } from './form-body';
import { type Html, html } from './html';
import type { Pool } from './pool';
import { errorPage, redirect } from './responses';

/** One fault at a time: a switch turns the others off. Buttons work without scripts. */
export const faultForm = (
  on: Fault | null,
): Html => html`<p class="quiet">Choose what fails from the next sign-in, until the demo pool stops. Only one fault is on at a time.</p>
<form method="post" action="/fault">
${faults.map(
  ({ id, label, shows }) =>
    html`<button class="switch" role="switch" data-fault="${id}" aria-checked="${id === on ? 'true' : 'false'}" name="fault" value="${id === on ? '' : id}"><span>${label}<br><span class="quiet">${shows}</span></span></button>`,
)}
</form>`;

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
