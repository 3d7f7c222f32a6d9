/** Where a claim comes from. */
export type Origin = 'JOSE' | 'JWT' | 'OpenID' | 'Cognito' | 'yours';

export type Meaning = { origin: Origin; text: string };

const jose = (text: string): Meaning => ({ origin: 'JOSE', text });
const jwt = (text: string): Meaning => ({ origin: 'JWT', text });
const openid = (text: string): Meaning => ({ origin: 'OpenID', text });
const cognito = (text: string): Meaning => ({ origin: 'Cognito', text });

/** Header parameters, RFC 7515 §4.1. */
const headerMeanings = new Map([
  ['alg', jose('Signing algorithm')],
  ['kid', jose('ID of the signing key')],
  ['typ', jose('Token type')],
]);

/** RFC 7519 §4.1; OpenID Connect Core 1.0 §2, §5.1; the Amazon Cognito developer guide on the ID token. */
const claimMeanings = new Map([
  ['iss', jwt('Issuer')],
  ['sub', jwt('User ID at the issuer; never changes')],
  ['aud', jwt('Audience: the client ID of the app')],
  ['exp', jwt('Expires')],
  ['nbf', jwt('Not valid before')],
  ['iat', jwt('Issued')],
  ['jti', jwt('Token ID')],
  ['nonce', openid('Ties the token to the authorization request')],
  ['auth_time', openid('Signed in')],
  ['azp', openid('Client that the token was issued to')],
  ['at_hash', openid('Half of the access token’s hash')],
  ['c_hash', openid('Half of the code’s hash')],
  ['acr', openid('Strength of the sign-in')],
  ['amr', openid('Sign-in methods')],
  ['sid', openid('Session ID at the provider')],
  ['name', openid('Full name')],
  ['given_name', openid('Given name')],
  ['family_name', openid('Family name')],
  ['preferred_username', openid('Preferred user name')],
  ['email', openid('Email address')],
  ['email_verified', openid('Email address confirmed')],
  ['phone_number', openid('Phone number')],
  ['phone_number_verified', openid('Phone number confirmed')],
  ['locale', openid('Language and region')],
  ['zoneinfo', openid('Time zone')],
  ['picture', openid('URL of a picture')],
  ['address', openid('Postal address')],
  ['updated_at', openid('Profile last changed')],
  ['token_use', cognito('Kind of token: id or access')],
  ['cognito:username', cognito('User name in the pool')],
  ['cognito:groups', cognito('The user’s groups in the pool')],
  ['cognito:roles', cognito('IAM roles of the groups')],
  ['cognito:preferred_role', cognito('IAM role of the first group')],
  ['identities', cognito('Linked external accounts')],
  ['origin_jti', cognito('ID of the sign-in; a refresh keeps it')],
  ['event_id', cognito('ID of the sign-in in the pool’s logs')],
  ['client_id', cognito('App client of the access token')],
  ['username', cognito('User name in the pool')],
]);

export const headerMeaning = (name: string): Meaning | undefined => headerMeanings.get(name);

export function claimMeaning(name: string): Meaning {
  const known = claimMeanings.get(name);
  if (known) return known;
  if (name.startsWith('custom:')) return cognito('Custom attribute; always a string');
  if (/^https?:\/\//.test(name)) {
    return {
      origin: 'yours',
      text: 'Namespace. Cube reads it if CUBEJS_JWT_CLAIMS_NAMESPACE matches exactly.',
    };
  }
  return { origin: 'yours', text: 'Added by the provider or by your trigger' };
}
