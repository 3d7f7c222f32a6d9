import { guideTrigger, objectTrigger } from './demo-trigger';
import { type Html, html } from './html';
import type { Trigger } from './trigger-event';

/** The switch between the pool's own triggers: one button, so that it works without a script. */
export const triggerForm = (trigger: Trigger): Html => html`<form method="post" action="/trigger">
${button(trigger)}
</form>
${description(trigger)}
<p class="quiet">It holds for the next sign-in and the next refresh, until the demo pool stops.</p>`;

function button(trigger: Trigger): Html {
  if (trigger !== guideTrigger && trigger !== objectTrigger) {
    return html`<button name="trigger_version" value="V2_0">Use the demo pool’s own trigger</button>`;
  }
  const guide = trigger === guideTrigger;
  return html`<button class="switch" role="switch" aria-checked="${guide ? 'true' : 'false'}" name="trigger_version" value="${guide ? 'V2_0' : 'V1_0'}">Cube's guide to the letter (V1_0)</button>`;
}

function description(trigger: Trigger): Html {
  switch (trigger) {
    case guideTrigger:
      return html`<p>On: the trigger is the handler of Cube’s AWS Cognito guide. The claim <code>http://localhost:4000/</code> is a <strong>string</strong> of JSON, which Cube does not parse, with <code>company1</code> for everyone.</p>
<pre><code>"{\\"company_id\\":\\"company1\\",\\"user_id\\":\\"…\\",\\"roles\\":[\\"user\\"]}"</code></pre>`;
    case objectTrigger:
      return html`<p>Off: the trigger is of version <code>V2_0</code>. The claim <code>http://localhost:4000/</code> is an <strong>object</strong>, which Cube reads, of the user’s own company and groups.</p>
<pre><code>{"company_id": "company2", "user_id": "…", "roles": ["admin"]}</code></pre>`;
    default:
      return html`<p>The trigger is a handler of yours, of version <code>${trigger.version}</code>.</p>`;
  }
}
