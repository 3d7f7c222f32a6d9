import { type Fault, faults } from './faults';
import { isCrossOrigin, readForm } from './form-body';
import { type Html, html } from './html';
import type { Pool } from './pool';
import { errorPage, redirect } from './responses';

/** One fault at a time, or none. Radio buttons work without scripts. */
export const faultForm = (chosen: Fault | null): Html => html`<form method="post" action="/fault">
<fieldset>
<legend class="quiet">Choose what fails at the next sign-in. The setting lasts until the demo pool stops.</legend>
${choice('', 'None', 'The pool works normally.', chosen === null)}
${faults.map(({ id, label, shows }) => choice(id, label, shows, id === chosen))}
</fieldset>
<button class="button" type="submit">Apply</button>
</form>`;

const choice = (id: string, label: string, shows: string, checked: boolean): Html =>
  html`<label class="choice"><input type="radio" name="fault" value="${id}" ${checked ? 'checked' : ''}><span><b>${label}</b><br><span class="quiet">${shows}</span></span></label>`;

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
