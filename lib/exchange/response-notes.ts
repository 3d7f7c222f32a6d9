import type { Check } from '@/lib/oidc/check';
import { contentTypeNote, isMediaType } from '@/lib/oidc/content-type';
import { rfc } from '@/lib/oidc/spec-links';

const spec = rfc(6749, '5.1');

/** Unusual things in a valid token response. `expires_in` is the raw value. */
export function responseNotes(content_type: string | null, expires_in: unknown): Check[] {
  const notes: Check[] = [];
  if (!isMediaType(content_type, 'application/json')) {
    notes.push(contentTypeNote('token response', content_type, spec));
  }
  if (typeof expires_in === 'string') {
    notes.push({
      id: 'expires_in',
      status: 'warn',
      title: 'expires_in is a string',
      expected: String(Number(expires_in)),
      actual: JSON.stringify(expires_in),
      spec,
      cause: 'The provider puts the number in quotes.',
      fix: 'Report it to the provider. Claimcheck read the response, but stricter clients reject it.',
    });
  }
  return notes;
}

/** A field that can't be used and was omitted. */
export const unusableNote = (member: string, actual: string): Check => ({
  id: member,
  status: 'warn',
  title: `${member} can’t be used and was ignored`,
  expected: expectedOf[member] ?? 'a string that isn’t empty',
  actual,
  spec,
  cause: 'The provider doesn’t follow RFC 6749, or something changed the response on its way.',
  fix: 'Report it to the provider. Claimcheck continues without it, but other clients may reject the response.',
});

/** A field that appears twice; `JSON.parse` uses the last one. */
export const repeatedNote = (member: string): Check => ({
  id: `repeated-${member}`,
  status: 'warn',
  title: `${member} appears twice in the token response`,
  expected: 'each field once',
  actual: 'more than one; the last was used',
  spec: rfc(6749, '3.2'),
  cause: 'The provider, or something in front of it, writes its response by hand.',
  fix: 'Report it to the provider: other clients may use the first.',
});

const expectedOf: Record<string, string> = {
  token_type: 'Bearer, in upper or lower case',
  expires_in: 'a number of seconds, 0 or more',
  scope: 'a string with spaces between the scopes',
};

export const noAccessTokenNote = (): Check => ({
  id: 'access_token',
  status: 'warn',
  title: 'The token response has no usable access_token',
  expected: 'an access_token in addition to the id_token',
  actual: 'only an id_token',
  spec,
  cause: 'The request has no scope of an API, so Azure AD B2C issues no access token.',
  fix: 'The id_token is complete. If you need an access token, add the API’s scope; in Azure AD B2C, add the client ID to Scope.',
});

export const noTypeNote = (): Check => ({
  id: 'no-token-type',
  status: 'warn',
  title: 'The token response has no token_type',
  expected: 'Bearer',
  actual: 'absent',
  spec,
  cause: 'The provider omits a required field.',
  fix: 'Report it to the provider. Claimcheck uses the token as a bearer token, but other clients reject the response.',
});
