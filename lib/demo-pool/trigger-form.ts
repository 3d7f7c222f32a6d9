import { type Html, html } from './html';
import type { TriggerVersion } from './trigger-event';

/** The switch between the trigger's versions: one button, so that it works without a script. */
export const triggerForm = (version: TriggerVersion): Html => html`<form method="post" action="/trigger">
<button class="switch" role="switch" aria-checked="${version === 'V1_0' ? 'true' : 'false'}" name="trigger_version" value="${version === 'V1_0' ? 'V2_0' : 'V1_0'}">Cube's guide to the letter (V1_0)</button>
</form>
${description(version)}
<p class="quiet">It holds for the next sign-in and the next refresh, until the demo pool stops.</p>`;

function description(version: TriggerVersion): Html {
  switch (version) {
    case 'V1_0':
      return html`<p>On: the trigger is the handler of Cube’s AWS Cognito guide. The claim <code>http://localhost:4000/</code> is a <strong>string</strong> of JSON, which Cube does not parse, with <code>company1</code> for everyone.</p>
<pre><code>"{\\"company_id\\":\\"company1\\",\\"user_id\\":\\"…\\",\\"roles\\":[\\"user\\"]}"</code></pre>`;
    case 'V2_0':
      return html`<p>Off: the trigger is of version <code>V2_0</code>. The claim <code>http://localhost:4000/</code> is an <strong>object</strong>, which Cube reads, of the user’s own company and groups.</p>
<pre><code>{"company_id": "company2", "user_id": "…", "roles": ["admin"]}</code></pre>`;
  }
}
