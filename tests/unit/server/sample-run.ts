import type { Run } from '@/lib/run/run';

/** A run of the browser `one` that has not come far. No connection is made to its addresses, which are none. */
export const sampleRun = (changes: Partial<Run> & Pick<Run, 'id'>): Run => ({
  browser: 'one',
  created_at: 0,
  way: 'step',
  profile: {
    id: 'p',
    name: 'p',
    template: 'custom',
    discovery_url: '',
    client_id: 'c',
    client_authentication: 'none',
    scope: 'openid',
    extra_parameters: {},
    cube_url: '',
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
