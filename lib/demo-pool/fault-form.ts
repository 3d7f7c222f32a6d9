import { type Fault, faults } from './faults';
import { type Html, html } from './html';

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
