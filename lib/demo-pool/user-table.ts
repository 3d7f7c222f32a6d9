import { type Html, html } from './html';
import { demoUsers } from './users';

/** Who can sign in, with password, company and roles. */
export const userTable = (): Html => html`<table>
<thead><tr><th scope="col">Username</th><th scope="col">Password</th><th scope="col">Company</th><th scope="col">Roles</th></tr></thead>
<tbody>
${demoUsers.map(
  (user) => html`<tr>
<td><code class="value">${user.username}</code></td>
<td><code class="value">${user.password}</code></td>
<td><code>${user.attributes['custom:company_id']}</code></td>
<td><code>${user.groups.join(', ')}</code></td>
</tr>`,
)}
</tbody>
</table>`;
