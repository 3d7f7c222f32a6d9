import { type Fault, faults } from './faults';
import { type Html, html } from './html';

/** One fault at a time, or none: radio buttons, so that it works without a script. */
export const faultForm = (chosen: Fault | null): Html => html`<form method="post" action="/fault">
<fieldset>
<legend class="quiet">What goes wrong at the next sign-in, until the demo pool stops</legend>
${choice('', 'Nothing', 'The pool works as it should.', chosen === null)}
${faults.map(({ id, label, shows }) => choice(id, label, shows, id === chosen))}
</fieldset>
<button class="button" type="submit">Apply</button>
</form>`;

const choice = (id: string, label: string, shows: string, checked: boolean): Html =>
  html`<label class="choice"><input type="radio" name="fault" value="${id}" ${checked ? 'checked' : ''}><span><b>${label}</b><br><span class="quiet">${shows}</span></span></label>`;
