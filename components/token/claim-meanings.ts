/** The specification or provider that defines a claim. */
export type Origin = 'JOSE' | 'JWT' | 'OpenID' | 'Cognito' | 'Microsoft' | 'AWS' | 'yours';

export type Meaning = { origin: Origin; text: string };

const jose = (text: string): Meaning => ({ origin: 'JOSE', text });
const jwt = (text: string): Meaning => ({ origin: 'JWT', text });
const openid = (text: string): Meaning => ({ origin: 'OpenID', text });
const cognito = (text: string): Meaning => ({ origin: 'Cognito', text });
const microsoft = (text: string): Meaning => ({ origin: 'Microsoft', text });

/** Header parameters, RFC 7515 §4.1. */
const headerMeanings = new Map<string, Meaning>([
  ['alg', jose('Signing algorithm')],
  ['kid', jose('ID of the signing key')],
  ['typ', jose('Token type')],
  ['cty', jose('Type of the content')],
  ['crit', jose('Parameters that a verifier must understand')],
  ['jwk', jose('A key; not trusted')],
  ['jku', jose('URL of a key set; not trusted')],
  ['x5c', jose('Certificate of the signing key; not trusted')],
  ['x5u', jose('URL of a certificate; not trusted')],
  ['x5t', jose('SHA-1 of the signing key’s certificate')],
  ['x5t#S256', jose('SHA-256 of the signing key’s certificate')],
  ['nonce', microsoft('The token is for Microsoft Graph, and only Graph can verify it')],
  ['signer', { origin: 'AWS', text: 'Load balancer that signed the token' }],
]);

/** RFC 7519 §4.1; OpenID Connect Core 1.0 §2, §5.1; the Amazon Cognito developer guide on the ID token. */
const claimMeanings = new Map<string, Meaning>([
  ['iss', jwt('Issuer')],
  ['sub', jwt('User ID at the issuer; never changes')],
  ['aud', jwt('Audience: the client ID of the app')],
  ['exp', jwt('Expires')],
  ['nbf', jwt('Not valid before')],
  ['iat', jwt('Issued')],
  ['jti', jwt('Token ID')],
  ['nonce', openid('Links the token to the authorization request')],
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
  ['middle_name', openid('Middle name')],
  ['nickname', openid('Nickname')],
  ['profile', openid('URL of a profile page')],
  ['website', openid('URL of a website')],
  ['gender', openid('Gender')],
  ['birthdate', openid('Date of birth')],
  ['s_hash', openid('Half of the state’s hash')],
  ['events', openid('What a logout token or a security event is about')],
  ['_claim_names', openid('Claims that are stored elsewhere, and their sources')],
  ['_claim_sources', openid('Where the claims of _claim_names are')],
  ['scope', jwt('Scopes that the token was issued for')],
  ['hasgroups', microsoft('The user has too many groups for the token')],
  ['tid', microsoft('Tenant ID')],
  ['oid', microsoft('User ID in the tenant; the same for every application')],
  ['upn', microsoft('User principal name')],
  ['ver', microsoft('Token version')],
  ['scp', microsoft('Scopes that the token was issued for')],
  ['appid', microsoft('Client ID of the application')],
  ['wids', microsoft('Directory roles of the user')],
  ['tfp', microsoft('User flow or policy of Azure AD B2C')],
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
  ['version', cognito('Version of Cognito’s access tokens')],
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
