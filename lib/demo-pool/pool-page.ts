import { callbackUrls } from './authorization-request';
import { type DemoClient, demoClients, demoPoolId, launchPath } from './clients';
import { type Html, html } from './html';
import { page } from './page';
import type { Pool } from './pool';
import { faultForm } from './switch-fault';
import { lookForm } from './switch-look';
import { rotationForm } from './switch-rotation';
import { triggerForm } from './switch-trigger';
import { userTable } from './user-table';

/** GET /: a user pool and its app clients, as the AWS console shows them. */
export const poolPage = (pool: Pool): Response =>
  page({
    title: `User pool ${demoPoolId} – Demo pool`,
    narrow: false,
    aside: html`${pool.callback_urls.slice(0, 1).map((url) => html`<a href="${new URL(url).origin}/">Back to Claimcheck</a>`)}`,
    body: html`<h1>User pool <code>${demoPoolId}</code></h1>
<section class="card" aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<dl>
<dt>User pool ID</dt><dd><code class="value">${demoPoolId}</code></dd>
<dt>Issuer</dt><dd><code class="value">${pool.issuer}</code></dd>
<dt>Discovery document</dt><dd>${link(`${pool.issuer}/.well-known/openid-configuration`)}</dd>
<dt>Token signing keys</dt><dd>${link(`${pool.issuer}/.well-known/jwks.json`)}</dd>
<dt>Hosted UI domain</dt><dd><code class="value">${pool.domain_origin}</code></dd>
</dl>
</section>
<section class="card" aria-labelledby="faults">
<h2 id="faults">Faults</h2>
${faultForm(pool.fault)}
</section>
<section class="card" aria-labelledby="users">
<h2 id="users">Users</h2>
${userTable(pool, { editable: true })}
<p><a class="button" href="/user">Add a user</a></p>
</section>
<section class="card" aria-labelledby="trigger">
<h2 id="trigger">Pre token generation trigger</h2>
${triggerForm(pool.trigger)}
</section>
<section class="card" aria-labelledby="look">
<h2 id="look">Sign-in pages</h2>
${lookForm(pool.login_look)}
</section>
<section class="card" aria-labelledby="rotation">
<h2 id="rotation">Refresh tokens</h2>
${rotationForm(pool.rotates)}
</section>
<section class="card" aria-labelledby="clients">
<h2 id="clients">App clients</h2>
${demoClients.map((client) => clientCard(pool, client))}
</section>`,
  });

const link = (address: string): Html => html`<a href="${address}"><code>${address}</code></a>`;

const clientCard = (
  pool: Pool,
  client: DemoClient,
): Html => html`<article class="card" aria-labelledby="${client.client_id}">
<h3 id="${client.client_id}">${client.client_name}</h3>
<dl>
<dt>Client ID</dt><dd><code class="value">${client.client_id}</code></dd>
<dt>Client secret</dt><dd>${client.client_secret ? html`<code class="value">${client.client_secret}</code>` : 'None (public client)'}</dd>
${client.machine_scopes ? machineRows(client.machine_scopes) : userRows(pool, client.api_flows ?? [])}
</dl>
${(client.machine_scopes ? [] : pool.callback_urls)
  .slice(0, 1)
  .map(
    (redirect_uri) =>
      html`<p><a class="button" href="${launchPath(client.client_id, redirect_uri)}" aria-describedby="${client.client_id}">Launch Hosted UI</a></p>`,
  )}
</article>`;

const userRows = (
  pool: Pool,
  flows: readonly string[],
): Html => html`<dt>Allowed callback URLs</dt><dd>${list(callbackUrls(pool))}</dd>
<dt>Allowed sign-out URLs</dt><dd>${list(pool.sign_out_urls)}</dd>
<dt>OAuth grant types</dt><dd>Authorization code grant</dd>
<dt>Authentication flows</dt><dd>${list(flows.map((flow) => `ALLOW_${flow}`))}</dd>`;

const machineRows = (
  scopes: readonly string[],
): Html => html`<dt>OAuth grant types</dt><dd>Client credentials</dd>
<dt>Custom scopes</dt><dd>${list(scopes)}</dd>`;

const list = (values: readonly string[]): Html =>
  html`<ul>${values.map((value) => html`<li><code class="value">${value}</code></li>`)}</ul>`;
