/**
 * `valid`: signature, iss, aud and exp passed and no check failed. `invalid`: a check failed.
 * `unverified`: anything else, no key to be had for one.
 */
export type Verdict = 'valid' | 'invalid' | 'unverified';
