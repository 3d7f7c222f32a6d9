import { type Json, unsignedJwt } from './keys';

/** How the provider of a module differs from a correct one. */
export type Deviation = {
  document?: (right: Json) => Json;
  /** Which signing keys it publishes: one with a kid, one without, or several without. */
  keys?: 'one' | 'one-without-kid' | 'several-without-kid';
  /** Changes the claims of the sign-in's id_token. */
  claims?: (right: Json) => Json;
  /** Changes the claims of a refresh's id_token. */
  refreshed?: (right: Json) => Json;
  /** Creates the id_token, instead of signing it. */
  idToken?: (claims: Json, right: string) => string;
  userInfo?: (right: Json) => Json;
  /** UserInfo as a signed JWT. */
  signedUserInfo?: boolean;
  /** Switches to a new key, or back to the old one: before each id_token is signed, or once after the first. */
  rotates?: 'before-signing' | 'after-first';
  /** Redirects from a sign-out with another state. */
  logoutState?: string;
};

const without =
  (name: string) =>
  ({ [name]: _, ...rest }: Json) =>
    rest;

/**
 * The modules of the OpenID Foundation's conformance suite for relying parties that this provider implements, by name:
 * openid/client in https://gitlab.com/openid/conformance-suite.
 */
export const modules = {
  'oidcc-client-test': {},
  'oidcc-client-test-invalid-iss': { claims: (right) => ({ ...right, iss: `${right.iss}1` }) },
  'oidcc-client-test-missing-sub': { claims: without('sub') },
  'oidcc-client-test-invalid-aud': { claims: (right) => ({ ...right, aud: `${right.aud}1` }) },
  'oidcc-client-test-missing-iat': { claims: without('iat') },
  'oidcc-client-test-kid-absent-single-jwks': { keys: 'one-without-kid' },
  'oidcc-client-test-kid-absent-multiple-jwks': { keys: 'several-without-kid' },
  'oidcc-client-test-idtoken-sig-rs256': {},
  'oidcc-client-test-idtoken-sig-none': { idToken: (claims) => unsignedJwt(claims) },
  'oidcc-client-test-invalid-sig-rs256': {
    idToken: (_, right) => {
      const [header, payload, signature = ''] = right.split('.');
      const bytes = Buffer.from(signature, 'base64url').map((byte) => byte ^ 0x5a);
      return `${header}.${payload}.${Buffer.from(bytes).toString('base64url')}`;
    },
  },
  'oidcc-client-test-userinfo-invalid-sub': { userInfo: (right) => ({ ...right, sub: `${right.sub}1` }) },
  'oidcc-client-test-nonce-invalid': { claims: (right) => ({ ...right, nonce: `${right.nonce}1` }) },
  'oidcc-client-test-scope-userinfo-claims': {},
  'oidcc-client-test-client-secret-basic': {
    document: (right) => ({ ...right, token_endpoint_auth_methods_supported: ['client_secret_basic'] }),
  },
  'oidcc-client-test-discovery-openid-config': {},
  'oidcc-client-test-discovery-jwks-uri-keys': {},
  'oidcc-client-test-discovery-issuer-mismatch': {
    document: (right) => ({ ...right, issuer: `${right.issuer}/INVALID` }),
  },
  'oidcc-client-test-signing-key-rotation-just-before-signing': { rotates: 'before-signing' },
  'oidcc-client-test-signing-key-rotation': { rotates: 'after-first' },
  'oidcc-client-test-refresh-token': {},
  'oidcc-client-test-refresh-token-invalid-issuer': {
    refreshed: (right) => ({ ...right, iss: `${right.iss}1` }),
  },
  'oidcc-client-test-refresh-token-invalid-sub': {
    refreshed: (right) => ({ ...right, sub: `${right.sub}1` }),
  },
  'oidcc-client-test-refresh-token-invalid-aud': {
    refreshed: (right) => ({ ...right, aud: `${right.aud}1` }),
  },
  'oidcc-client-test-rp-init-logout': {},
  'oidcc-client-test-rp-init-logout-other-state': { logoutState: 'another-state' },
  'oidcc-client-test-userinfo-signed': { signedUserInfo: true },
  'oidcc-client-test-userinfo-bearer-header': {},
} as const satisfies Record<string, Deviation>;

export type ModuleName = keyof typeof modules;
