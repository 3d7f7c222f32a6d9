/** The pool ID. The part before the underscore is the Region, as in every user pool ID. */
export const demoPoolId = 'us-east-1_demo';

/** The issuer's path. */
export const demoIssuerPath = `/${demoPoolId}`;

/** An app client. One with a secret is confidential, one without is public. RFC 6749 §2.1. */
export type DemoClient = {
  client_id: string;
  client_name: string;
  client_secret?: string;
  /** How users can sign in through the user pools API (`ExplicitAuthFlows`). */
  api_flows?: readonly ('USER_SRP_AUTH' | 'USER_PASSWORD_AUTH')[];
  /** The custom scopes of a client that allows only client credentials. Cognito allows no other grant beside that one. */
  machine_scopes?: readonly string[];
};

export const confidentialClient = {
  client_id: '4demoweb7k2m9q4t6v8x1z3b5n',
  client_name: 'Demo web app',
  client_secret: '1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6',
  api_flows: ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'],
} as const satisfies DemoClient;

export const publicClient = {
  client_id: '5demospa3h8j1w6r9c2y5f7d4s',
  client_name: 'Demo single-page app',
  api_flows: ['USER_SRP_AUTH'],
} as const satisfies DemoClient;

export const machineClient = {
  client_id: '6demosvc4n7p2s5v8y1b4e7h0k',
  client_name: 'Demo service',
  client_secret: '1demosecretoftheservice5t8w1z4c7f0i3l6o9r2u5x8a1d4g7j0',
  machine_scopes: ['orders/read'],
} as const satisfies DemoClient;

export const demoClients: readonly DemoClient[] = [confidentialClient, publicClient, machineClient];

/** Scopes that both clients for users allow, in the order of Cognito's `scopes_supported`. */
export const clientScopes: readonly string[] = ['openid', 'email', 'phone', 'profile'];

/** The scopes of the pool's resource server (custom scopes). */
export const resourceScopes: readonly string[] = ['orders/read', 'orders/write'];

/** What both clients for users allow beside them: the user pools API, and a custom scope. */
export const otherScopes: readonly string[] = ['aws.cognito.signin.user.admin', 'orders/read'];

export const findClient = (client_id: string): DemoClient | undefined =>
  demoClients.find((client) => client.client_id === client_id);

/**
 * The path and query behind "Launch Hosted UI" ("View login page") on the AWS console's app client page, without state,
 * nonce, or PKCE.
 */
export function launchPath(client_id: string, redirect_uri: string): string {
  const query = new URLSearchParams({
    client_id,
    response_type: 'code',
    scope: 'email openid phone profile',
    redirect_uri,
  });
  return `/login?${query}`;
}
