import 'server-only';
import { clientScopes, confidentialClient, demoPoolId } from '@/lib/demo-pool/clients';
import { type DemoUser, demoUsers } from '@/lib/demo-pool/users';
import type { EventUser } from '@/lib/pre-token/event';
import { openedDemoPool } from '@/lib/server/process/demo-pool';

/** The demo pool's current users, as in its events. If the pool is off, its initial users. */
export const demoEventUsers = (): EventUser[] => (openedDemoPool()?.users() ?? demoUsers).map(eventUser);

/** The default user: the first one. */
export function anyEventUser(): EventUser {
  const [user] = demoEventUsers();
  if (!user) throw new Error('the demo pool has users');
  return user;
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
