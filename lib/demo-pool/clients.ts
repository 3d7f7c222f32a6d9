/** The pool ID. The part before the underscore is the Region, as in every user pool ID. */
export const demoPoolId = 'us-east-1_demo';

/** The issuer's path. */
export const demoIssuerPath = `/${demoPoolId}`;

/** An app client. One with a secret is confidential, one without is public. RFC 6749 §2.1. */
export type DemoClient = { client_id: string; client_name: string; client_secret?: string };

export const confidentialClient = {
  client_id: '4demoweb7k2m9q4t6v8x1z3b5n',
  client_name: 'Demo web app',
  client_secret: '1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6',
} as const satisfies DemoClient;

export const publicClient = {
  client_id: '5demospa3h8j1w6r9c2y5f7d4s',
  client_name: 'Demo single-page app',
} as const satisfies DemoClient;

export const demoClients: readonly DemoClient[] = [confidentialClient, publicClient];

/** Scopes that both clients allow, in the order of Cognito's `scopes_supported`. */
export const clientScopes: readonly string[] = ['openid', 'email', 'phone', 'profile'];

/** What both clients allow beside them: the user pools API, and a scope of a resource server (custom scope). */
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
