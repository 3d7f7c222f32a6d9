import type { Run } from '@/lib/run/run';
import { sampleProfile } from './sample-profile';

/** A run of the browser `one` at an early step. Nothing connects to its URLs, which don't exist. */
export const sampleRun = (changes: Partial<Run> & Pick<Run, 'id'>): Run => ({
  browser: 'one',
  created_at: 0,
  way: 'step',
  profile: {
    ...sampleProfile('p', { discovery_url: '', client_id: 'c', client_authentication: 'none', cube_url: '' }),
    metadata: {
      issuer: 'https://issuer.example',
      authorization_endpoint: '',
      token_endpoint: '',
      jwks_uri: '',
    },
  },
  transcript: [],
  ...changes,
});

/** The request that a run was started with. */
export const sampleRequest = (
  changes: Partial<NonNullable<Run['request']>> = {},
): NonNullable<Run['request']> => ({
  authorization_endpoint: '',
  parameters: {},
  state: 's',
  nonce: 'n',
  redirect_uri: '',
  code_verifier: 'v',
  ...changes,
});
