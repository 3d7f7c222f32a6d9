/** Paths in the Amazon Cognito console, with its own labels as of 2026. */
export const consolePath = {
  pool: 'Cognito → User pools → your pool → Overview',
  client: 'Cognito → User pools → your pool → Applications → App clients → your client',
  login_pages:
    'Cognito → User pools → your pool → Applications → App clients → your client → Login pages → Managed login pages configuration → Edit',
  attributes:
    'Cognito → User pools → your pool → Applications → App clients → your client → Attribute permissions',
  domain: 'Cognito → User pools → your pool → Branding → Domain',
  style: 'Cognito → User pools → your pool → Branding → Managed login → Styles',
  triggers: 'Cognito → User pools → your pool → Authentication → Extensions → Lambda triggers',
} as const;
