import type { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import type { Profile, VisibleProfile } from '@/lib/configure/profile/profile';
import type { OutboundResponse } from '@/lib/http/outbound';
import { poolMetadata } from '../sample-metadata';

export const pool_id = 'us-east-1_Example12';
export const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool_id}`;
export const domain = 'https://acme.auth.us-east-1.amazoncognito.com';
export const client_id = '1example23456789abcdefghij';
export const callback_url = 'http://localhost:3000/callback';

/** The discovery document of a real user pool with a domain: 12 fields, on 2 hosts. */
export const poolDocument: Record<string, unknown> = {
  ...poolMetadata(issuer, domain),
  response_types_supported: ['code', 'token'],
  scopes_supported: ['openid', 'email', 'phone', 'profile'],
  subject_types_supported: ['public'],
};

export const metadata = poolMetadata(issuer, domain);

export const profile: Profile = {
  id: 'p1',
  name: 'Acme',
  template: 'cognito',
  discovery_url: `${issuer}/.well-known/openid-configuration`,
  metadata,
  client_id,
  client_authentication: 'automatic',
  scope: 'openid email',
  extra_parameters: { lang: 'de', identity_provider: 'Google' },
  cube_url: 'http://localhost:4000',
};

export const visible: VisibleProfile = { ...profile, has_secret: true, read_only: false };

/** A response to a discovery request. */
export function answer(body: unknown, more: Partial<OutboundResponse> = {}): OutboundResponse {
  return {
    url: `${issuer}/.well-known/openid-configuration`,
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  };
}

/** The statuses of the notes by their IDs. */
export const statuses = (read: ReturnType<typeof readDiscoveryDocument>) =>
  read.ok && Object.fromEntries(read.notes.map(({ id, status }) => [id, status]));
