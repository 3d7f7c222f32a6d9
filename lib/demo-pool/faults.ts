/** What can be switched on in the pool to see what it looks like, one at a time. */
export const faults = [
  {
    id: 'expired-token',
    label: 'Expired token',
    shows: 'The tokens are two hours old when they come. Verify fails at exp.',
  },
  {
    id: 'other-audience',
    label: 'Other audience',
    shows: 'The id token is made out to the single-page app. Verify fails at aud.',
  },
  {
    id: 'rotated-key',
    label: 'Rotated key',
    shows: 'The tokens are signed with a key that the JWK Set no longer holds. Verify finds no key for kid.',
  },
  {
    id: 'wrong-secret',
    label: 'Wrong secret',
    shows: 'The web app’s secret was changed here, and nobody told the app. Exchange ends in invalid_client.',
  },
  {
    id: 'lambda-throws',
    label: 'Lambda throws',
    shows: 'The pre token generation trigger throws. The callback brings its message in the place of a code.',
  },
  {
    id: 'redirect-mismatch',
    label: 'Redirect mismatch',
    shows:
      'The callback URL is registered with a slash at its end. The browser stops here; the app hears nothing.',
  },
  {
    id: 'clock-off',
    label: 'Clock off',
    shows:
      'The pool’s clock is ten minutes ahead. Verify warns of an iat in the future, and says that the clocks differ.',
  },
] as const;

export type Fault = (typeof faults)[number]['id'];

/** Seconds by which the tokens of `expired-token` are old: the lifetime of a token twice over. */
export const ageWhenExpired = 7200;

/** Milliseconds by which the clock of `clock-off` is ahead. */
export const clockAhead = 600_000;

/** The words of a handler that met a user without the attribute that it reads. */
export const thrown = "Cannot read properties of undefined (reading 'company_id')";
