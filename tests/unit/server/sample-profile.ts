import type { Profile } from '@/lib/configure/profile/profile';

/** A user's minimal profile. Its name is its ID. */
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
