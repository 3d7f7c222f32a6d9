/** Where a claim comes from. */
export type Origin = 'JOSE' | 'JWT' | 'OpenID' | 'Cognito' | 'yours';

export type Meaning = { origin: Origin; text: string };

const jose = (text: string): Meaning => ({ origin: 'JOSE', text });
const jwt = (text: string): Meaning => ({ origin: 'JWT', text });
const openid = (text: string): Meaning => ({ origin: 'OpenID', text });
const cognito = (text: string): Meaning => ({ origin: 'Cognito', text });

/** Header members, RFC 7515 §4.1. */
const headerMeanings = new Map([
  ['alg', jose('How the token is signed.')],
  ['kid', jose("Which of the issuer's keys signed it.")],
  ['typ', jose('What kind of token it says it is.')],
]);

/** RFC 7519 §4.1; OpenID Connect Core 1.0 §2, §5.1; the Amazon Cognito developer guide on the ID token. */
const claimMeanings = new Map([
  ['iss', jwt('Who issued the token.')],
  ['sub', jwt("The user's id at the issuer. It never changes and is never given to another user.")],
  ['aud', jwt('Whom the token is for: the client id of the app that the user logged in to.')],
  ['exp', jwt('When it ends.')],
  ['nbf', jwt('When it begins to be valid.')],
  ['iat', jwt('When it was issued.')],
  ['jti', jwt("The token's own id.")],
  ['nonce', openid('Ties the token to the authorization request that sent the same value.')],
  ['auth_time', openid('When the user logged in.')],
  ['azp', openid('The client that the token was issued to.')],
  ['at_hash', openid('Half of the SHA-256 of the access token that came with it.')],
  ['c_hash', openid('Half of the SHA-256 of the code that came with it.')],
  ['acr', openid('How strong the login was.')],
  ['amr', openid('By which methods the user logged in.')],
  ['sid', openid("The provider's session.")],
  ['name', openid("The user's full name.")],
  ['given_name', openid('Given name.')],
  ['family_name', openid('Family name.')],
  ['preferred_username', openid('The name the user goes by.')],
  ['email', openid("The user's e-mail address.")],
  ['email_verified', openid('Whether the address was confirmed.')],
  ['phone_number', openid('Telephone number.')],
  ['phone_number_verified', openid('Whether the number was confirmed.')],
  ['locale', openid('Language and region.')],
  ['zoneinfo', openid('Time zone.')],
  ['picture', openid('Address of a picture.')],
  ['address', openid('Postal address.')],
  ['updated_at', openid('When the profile was last changed.')],
  ['token_use', cognito('Which of its tokens this is: id or access.')],
  ['cognito:username', cognito("The user's name in the pool; for a federated login, Provider_id.")],
  ['cognito:groups', cognito('The groups of the pool that the user is in.')],
  ['cognito:roles', cognito("The IAM roles of the user's groups.")],
  ['cognito:preferred_role', cognito('The IAM role of the first of the groups.')],
  ['identities', cognito('The external accounts that this user is linked to.')],
  ['origin_jti', cognito('Which login it goes back to; a refresh keeps it, revocation uses it.')],
  ['event_id', cognito("The login's id in the pool's logs.")],
  ['client_id', cognito('The app client that an access token was issued to.')],
  ['username', cognito("The user's name in the pool.")],
]);

export const headerMeaning = (name: string): Meaning | undefined => headerMeanings.get(name);

export function claimMeaning(name: string): Meaning {
  const known = claimMeanings.get(name);
  if (known) return known;
  if (name.startsWith('custom:')) return cognito('A custom attribute of the user; always a string.');
  if (/^https?:\/\//.test(name)) {
    return {
      origin: 'yours',
      text: 'A namespace: added by a Pre Token Generation trigger or its like. Cube reads it when CUBEJS_JWT_CLAIMS_NAMESPACE is this name to the letter.',
    };
  }
  return { origin: 'yours', text: 'In no standard: the provider added it, or a trigger of yours.' };
}
