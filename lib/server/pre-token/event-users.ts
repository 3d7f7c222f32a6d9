import 'server-only';
import { clientScopes, confidentialClient, demoPoolId } from '@/lib/demo-pool/clients';
import { type DemoUser, demoUsers, findUser } from '@/lib/demo-pool/users';
import type { EventUser } from '@/lib/pre-token/event';

/** The demo pool's users, as its events show them. */
export const demoEventUsers = (): EventUser[] => demoUsers.map(eventUser);

/** Who is meant where nobody is named. */
export function anyEventUser(): EventUser {
  const user = findUser('alice');
  if (!user) throw new Error('the demo pool has a user alice');
  return eventUser(user);
}

const eventUser = ({ username, groups, attributes }: DemoUser): EventUser => ({
  user_pool_id: demoPoolId,
  client_id: confidentialClient.client_id,
  user_name: username,
  attributes: { ...attributes, 'cognito:user_status': 'CONFIRMED' },
  groups: [...groups],
  roles: [],
  preferred_role: null,
  scopes: [...clientScopes],
});
