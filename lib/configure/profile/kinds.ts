export const templates = ['cognito', 'auth0', 'google', 'entra', 'okta', 'keycloak', 'custom'] as const;
export type Template = (typeof templates)[number];

/** Client authentication methods of the token endpoint. OpenID Connect Core 1.0 §9. */
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'none'] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];
