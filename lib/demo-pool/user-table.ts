import { type Html, html } from './html';
import type { Pool } from './pool';

type Options = { editable?: boolean };

/** Users with password, company, and roles; `editable` links to each user's attributes. */
export const userTable = ({ users }: Pool, { editable = false }: Options = {}): Html => html`<table>
<thead><tr><th scope="col">Username</th><th scope="col">Password</th><th scope="col">Company</th><th scope="col">Roles</th></tr></thead>
<tbody>
${[...users.values()].map(
  (user) => html`<tr>
<td>${
    editable
      ? html`<a href="/user?${`${new URLSearchParams({ username: user.username })}`}" aria-label="Edit ${user.username}"><code>${user.username}</code></a>`
      : html`<code class="value">${user.username}</code>`
  }</td>
<td><code class="value">${user.password}</code></td>
<td><code>${user.attributes['custom:company_id'] ?? ''}</code></td>
<td><code>${user.groups.join(', ')}</code></td>
</tr>`,
)}
</tbody>
</table>`;
