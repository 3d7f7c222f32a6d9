import { guideTrigger, objectTrigger } from './demo-trigger';
import { isCrossOrigin, readForm } from './form-body';
import { type Html, html } from './html';
import type { Pool } from './pool';
import { errorPage } from './responses';
import type { Trigger } from './trigger-event';

/** Switches between the pool's built-in triggers. One button works without scripts. */
export const triggerForm = (trigger: Trigger): Html => html`<form method="post" action="/trigger">
${button(trigger)}
</form>
${description(trigger)}
<p class="quiet">Applies from the next sign-in or refresh until the demo pool stops.</p>`;

function button(trigger: Trigger): Html {
  if (trigger !== guideTrigger && trigger !== objectTrigger) {
    return html`<button name="trigger_version" value="V2_0">Restore default trigger</button>`;
  }
  const guide = trigger === guideTrigger;
  return html`<button class="switch" role="switch" aria-checked="${guide ? 'true' : 'false'}" name="trigger_version" value="${guide ? 'V2_0' : 'V1_0'}">Use the handler from Cube’s guide (V1_0)</button>`;
}

function description(trigger: Trigger): Html {
  switch (trigger) {
    case guideTrigger:
      return html`<p>On: the trigger is the handler from Cube’s AWS Cognito guide. The claim <code>http://localhost:4000/</code> is a JSON <strong>string</strong>, which Cube doesn’t parse. Every user gets <code>company1</code>.</p>
<pre><code>"{\\"company_id\\":\\"company1\\",\\"user_id\\":\\"…\\",\\"roles\\":[\\"user\\"]}"</code></pre>`;
    case objectTrigger:
      return html`<p>Off: the trigger uses <code>V2_0</code>. The claim <code>http://localhost:4000/</code> is an <strong>object</strong> with the user’s company and groups, which Cube can read.</p>
<pre><code>{"company_id": "company2", "user_id": "…", "roles": ["admin"]}</code></pre>`;
    default:
      return html`<p>The trigger is your own handler (<code>${trigger.version}</code>).</p>`;
  }
}

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
