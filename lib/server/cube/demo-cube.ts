import 'server-only';
import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import { confidentialClient } from '@/lib/demo-pool/clients';

/** The settings of `npm run demo:cube`, as in demo-cube/settings.mjs, and a query on its model. */
export const demoCubeSettings = (issuer: string): CubeSettings => ({
  variables: {
    CUBEJS_JWK_URL: `${issuer}/.well-known/jwks.json`,
    CUBEJS_JWT_ISSUER: issuer,
    CUBEJS_JWT_AUDIENCE: confidentialClient.client_id,
    CUBEJS_JWT_ALGS: 'RS256',
    CUBEJS_JWT_CLAIMS_NAMESPACE: 'http://localhost:4000/',
    CUBEJS_DEV_MODE: 'true',
  },
  has_api_secret: true,
  has_jwt_key: false,
  filter: 'company_id',
  version: '0.33',
  query: '{"measures":["orders.count"],"dimensions":["orders.company"]}',
});
