import type { Outcome } from '@/lib/cube/outcome';
import type { Check } from '@/lib/oidc/check';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { CubeView, FlowView } from '@/lib/views/flow';
import { poolMetadata } from '../sample-metadata';

const issuer = 'http://localhost:3001/us-east-1_demo';
const domain = 'http://127.0.0.1:3001';

/** 2026-11-22 13:29:05 UTC, in milliseconds. */
export const now = Date.UTC(2026, 10, 22, 13, 29, 5);

const { authorization_endpoint, token_endpoint, jwks_uri } = poolMetadata(issuer, domain);
export const metadata = { issuer, authorization_endpoint, token_endpoint, jwks_uri };

export const profile: FlowView['profile'] = {
  id: 'demo',
  name: 'Demo pool',
  template: 'cognito',
  discovery_url: `${issuer}/.well-known/openid-configuration`,
  client_id: '4demoweb7k2m9q4t6v8x1z3b5n',
  client_authentication: 'automatic',
  scope: 'openid email profile',
  extra_parameters: {},
  cube_url: 'http://localhost:4000',
  has_secret: true,
  read_only: true,
};

const spec = { text: 'RFC 7519 §4.1', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1' };

/** The page before Start. */
export const fresh: FlowView = {
  profile,
  profiles: [{ id: 'demo', name: 'Demo pool' }],
  metadata,
  request: {
    authorization_endpoint: metadata.authorization_endpoint,
    parameters: [
      { name: 'client_id', value: profile.client_id, field: 'client_id', note: 'The app client.', spec },
      { name: 'state', value: null, field: null, note: 'Ties the answer to this run.', spec },
    ],
  },
  shown: [],
  tab: null,
  way: 'step',
  verify_open: false,
  revealed: false,
  copied: 'id_token',
  callback_url: 'http://localhost:3000/callback',
  look: { theme: 'system', presenter: false },
  signed_out_url: 'http://localhost:3000/signed-out',
  now,
};

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with these claims. Its signature isn't verified here. */
export const tokenWith = (claims: object) =>
  `${base64url({ kid: 'k1', alg: 'RS256' })}.${base64url(claims)}.${base64url('signature')}`;

export const claims = { iss: issuer, aud: profile.client_id, exp: now / 1000 + 3600, token_use: 'id' };

const { has_secret: _, read_only: __, ...plain } = profile;

/** A run that has received its code. */
export const callback: VisibleRun = {
  id: 'run1',
  created_at: now - 9000,
  way: 'step',
  profile: { ...plain, metadata },
  response: { code: '1f6c3d0e', iss: null, received_at: now - 1000 },
  has_state: true,
  transcript: [],
};

export const exchanged: VisibleRun = {
  ...callback,
  token_response: { access_token: 'a', token_type: 'Bearer', id_token: tokenWith(claims) },
};

const checks: Check[] = (['signature', 'iss', 'aud', 'exp', 'nonce'] as const).map((id) => ({
  id,
  status: 'pass',
  title: `About ${id}`,
  expected: 'this',
  actual: 'this',
  spec,
}));

/** A run with its verdict; `changed` replaces checks by their ID. */
export function verified(
  verdict: 'valid' | 'invalid' | 'unverified',
  changed: Partial<Check>[] = [],
): VisibleRun {
  const all = checks.map((check) => ({ ...check, ...changed.find(({ id }) => id === check.id) }));
  return {
    ...exchanged,
    verification: { verdict, checks: all, verified_at: now, clock_tolerance: 0 },
  };
}

export const failedExchange: VisibleRun = {
  ...callback,
  failure: {
    step: 'exchange',
    kind: 'provider-error',
    status: 400,
    error: 'invalid_client',
    error_description: null,
    body: '{"error":"invalid_client"}',
  },
};

const served: Outcome = {
  meta: { status: 200, body: null },
  load: { status: 200, body: null, rows: 'own', values: ['company1'] },
  reason: null,
  securityContext: { 'http://localhost:4000/': { company_id: 'company1' } },
  modelContext: { company_id: 'company1' },
};

const refusal = { status: 403, body: { error: 'Invalid token' } };

export const outcomes = {
  served,
  nobody: {
    ...served,
    load: { ...served.load, rows: 'all', values: [] },
    securityContext: null,
    modelContext: {},
  },
  refused: {
    meta: refusal,
    load: refusal,
    reason: 'jwt expired',
    securityContext: null,
    modelContext: null,
  },
} satisfies Record<string, Outcome>;

/** A token for which Cube returns its own rows. */
export const cube: CubeView = {
  token: tokenWith(claims),
  token_name: 'id_token',
  replay: { dev: served, enforced: served, findings: [], mode: null },
  fitting: [],
  filter: 'company_id',
  assumed: false,
  cube_url: 'http://localhost:4000',
  query: null,
};
