/** Faults that the pool can simulate, one at a time. */
export const faults = [
  {
    id: 'expired-token',
    label: 'Expired token',
    shows: 'Issues tokens that expired an hour ago. Verification fails on exp.',
  },
  {
    id: 'other-audience',
    label: 'Other audience',
    shows: 'Issues id_tokens for the single-page app. Verification fails on aud.',
  },
  {
    id: 'rotated-key',
    label: 'Rotated key',
    shows: 'Signs tokens with a key that isn’t in the JWKS. Verification finds no key for kid.',
  },
  {
    id: 'wrong-secret',
    label: 'Wrong secret',
    shows: 'The client secret was rotated in the pool only. The exchange fails with invalid_client.',
  },
  {
    id: 'lambda-throws',
    label: 'Lambda throws',
    shows:
      'The pre token generation trigger throws an error. The callback receives its message instead of a code.',
  },
  {
    id: 'redirect-mismatch',
    label: 'Redirect mismatch',
    shows:
      'The registered callback URL has a trailing slash. The sign-in stops on the provider’s error page.',
  },
  {
    id: 'no-branding',
    label: 'No branding style',
    shows: 'Managed login has no style for the app client. The sign-in stops at “Login pages unavailable”.',
  },
  {
    id: 'clock-off',
    label: 'Clock off',
    shows:
      'The pool’s clock is ten minutes fast. Verification warns about an iat in the future and about the clock skew.',
  },
] as const;

export type Fault = (typeof faults)[number]['id'];

/** Age of the tokens of `expired-token`, in seconds: twice the lifetime of a token. */
export const ageWhenExpired = 7200;

/** How far the clock of `clock-off` is ahead, in milliseconds. */
export const clockAhead = 600_000;

/** The error of a handler that reads an attribute the user doesn't have. */
export const thrown = "Cannot read properties of undefined (reading 'company_id')";
