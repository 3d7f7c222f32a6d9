import type { Profile } from '@/lib/configure/profile/profile';

/** A profile of one's own, as little as it may be. Its name is its id. */
export const sampleProfile = (id: string, changes: Partial<Profile> = {}): Profile => ({
  id,
  name: id,
  template: 'custom',
  discovery_url: 'https://issuer.example/.well-known/openid-configuration',
  client_id: 'client',
  client_authentication: 'automatic',
  scope: 'openid',
  extra_parameters: {},
  cube_url: 'http://localhost:4000',
  ...changes,
});
