import type { MessageKind } from '@/lib/run/sequence';

/** Explains a message to someone who sees it for the first time. */
export type Story = { what: string; who: string; why: string };

export const stories: Record<Exclude<MessageKind, 'answer'>, Story> = {
  start: {
    what: 'Nothing yet.',
    who: 'The browser and Claimcheck.',
    why: 'Claimcheck generates a state, a nonce, and a PKCE code verifier. Only the verifier stays on the server.',
  },
  request: {
    what: 'The scope for the token.',
    who: 'The browser and Claimcheck.',
    why: 'No user signs in. The client gets a token for itself, for example for a service that queries Cube.',
  },
  discovery: {
    what: 'A GET request for the provider’s public metadata.',
    who: 'Anyone can request it. The document is public.',
    why: 'One URL is enough to configure a client. The document’s issuer must match the requested one. Otherwise, another provider could inject its endpoints.',
  },
  'to-provider': {
    what: 'The URL of the authorization endpoint, with the request in its query.',
    who: 'Anyone with access to the browser or its history. That’s why it contains no secret.',
    why: 'Claimcheck can’t sign anyone in, because only the provider may see the password. It redirects the browser there.',
  },
  'authorization-request': {
    what: 'client_id, redirect_uri, scope, state, nonce, and the code challenge.',
    who: 'The browser and the provider.',
    why: 'The state links the response to this browser. The nonce links the token to this sign-in. The PKCE challenge proves that the same client redeems the code.',
  },
  launch: {
    what: 'client_id, redirect_uri, and scope, from a link outside Claimcheck. No state, nonce, or challenge.',
    who: 'The browser and the provider.',
    why: 'The AWS console has such a link. Claimcheck can’t confirm who started this sign-in, so it waits for you to select Exchange.',
  },
  'authorization-response': {
    what: 'A code or an error, in the redirect URL. Never tokens.',
    who: 'The browser and its history. Redeeming the code also requires the client secret and the verifier.',
    why: 'The user signed in on the provider’s page, which Claimcheck never sees.',
  },
  callback: {
    what: 'The same code or error, at the callback URL that is registered for this client.',
    who: 'Claimcheck, which redirects the browser to a URL without the code.',
    why: 'The state must belong to a sign-in that this browser started. Claimcheck rejects any other response.',
  },
  'token-request': {
    what: 'The code, the code verifier, and, for a confidential client, the client secret.',
    who: 'Only Claimcheck and the provider, server to server. The browser sees none of it.',
    why: 'It exchanges the code for tokens, once. The verifier proves that the same client started the sign-in. The secret proves that it’s the registered client.',
  },
  'machine-request': {
    what: 'The client ID, the client secret, and the scope.',
    who: 'Only Claimcheck and the provider, server to server. The browser sees none of it.',
    why: 'The client’s secret is all that this grant requires. The response has no id_token and no refresh token.',
  },
  refresh: {
    what: 'The refresh token and, for a confidential client, the client secret.',
    who: 'Only Claimcheck and the provider.',
    why: 'It gets new tokens without signing in again. The Pre Token Generation trigger reruns, so code changes apply.',
  },
  keys: {
    what: 'A GET request for the provider’s public signing keys.',
    who: 'Anyone can request them.',
    why: 'With these keys, anyone can verify that this provider issued a token. The token’s kid selects the key.',
  },
  verify: {
    what: 'Nothing is sent.',
    who: 'Only Claimcheck.',
    why: 'Don’t trust a token before its signature, issuer, audience, expiration, and nonce are verified. The page of the sign-in lists every check.',
  },
  'user-info': {
    what: 'The access token.',
    who: 'Claimcheck and the provider.',
    why: 'It returns the current user claims. For Cognito, these are only the user’s attributes. Claims that a trigger added are only in the id_token.',
  },
  revocation: {
    what: 'The refresh token and, for a confidential client, the client secret.',
    who: 'Claimcheck and the provider.',
    why: 'The refresh token no longer works. Tokens that were already issued remain valid until they expire wherever only the signature and exp are checked.',
  },
  'ask-cube': {
    what: 'The token, in the Authorization header.',
    who: 'Claimcheck and your Cube.',
    why: 'Cube verifies the token like Claimcheck did and creates the security context from its claims.',
  },
  other: {
    what: 'Another request that Claimcheck sent for this sign-in.',
    who: 'Claimcheck and the host of the request.',
    why: 'See the HTTP log on the page of the sign-in for details.',
  },
  paste: {
    what: 'The token, in the Authorization header of every query.',
    who: 'The browser and your Cube.',
    why: 'Happens after you paste the token into the Playground. Until it expires, anyone who has the token can act as this user in Cube.',
  },
};
