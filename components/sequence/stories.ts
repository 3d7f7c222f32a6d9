import type { MessageKind } from '@/lib/run/sequence';

/** What a message is, for someone who sees it for the first time. */
export type Story = { what: string; who: string; why: string };

export const stories: Record<Exclude<MessageKind, 'answer'>, Story> = {
  start: {
    what: 'Nothing but the wish to log in.',
    who: 'The browser and Claimcheck.',
    why: 'Claimcheck makes three secrets of this login before it goes on: a state, a nonce and a code verifier. They stay on its server.',
  },
  discovery: {
    what: 'A question without any secret in it: where are your endpoints, and what can you do?',
    who: 'Everyone may ask this; the document is public.',
    why: 'One address is enough to configure a client. Its issuer must be the one that was asked for, or another provider could slip in its endpoints.',
  },
  'to-provider': {
    what: 'The address of the authorization endpoint, with the request in its query.',
    who: 'The browser, its history, and whoever stands behind the screen. So there is no secret in it.',
    why: 'Claimcheck cannot log anybody in: the password is for the provider alone. It sends the browser there.',
  },
  'authorization-request': {
    what: 'client_id, redirect_uri, scope, state, nonce and the code challenge.',
    who: 'The browser and the provider.',
    why: 'The state will show that the answer belongs to this browser, the nonce that the token belongs to this login, and the challenge that whoever redeems the code is who began.',
  },
  launch: {
    what: 'client_id, redirect_uri and scope, from a link outside of Claimcheck. No state, no nonce, no challenge.',
    who: 'The browser and the provider.',
    why: 'The AWS console has such a link. Nobody can tell who began this login, so Claimcheck waits for a deliberate click before it redeems the code.',
  },
  'authorization-response': {
    what: 'A code, or an error, in the address of the way back. Never the tokens themselves.',
    who: 'The browser and its history. The code alone is worth nothing: it takes the client secret and the verifier to redeem it.',
    why: 'The person has signed in at the provider, on a page that Claimcheck never sees.',
  },
  callback: {
    what: 'The same code or error, now at the address that was registered for this client.',
    who: 'Claimcheck takes it in and sends the browser on to an address without the code.',
    why: 'The state must be the one of a login that this browser began here; what was not asked for is refused.',
  },
  'token-request': {
    what: 'The code, the code verifier, and the client secret, where there is one.',
    who: 'Claimcheck and the provider alone, server to server. The browser sees none of it.',
    why: 'The code is traded for the tokens, once. The verifier proves that it is the same client that began, the secret that it is the registered one.',
  },
  refresh: {
    what: 'The refresh token, and the client secret, where there is one.',
    who: 'Claimcheck and the provider alone.',
    why: 'New tokens without a new login. The Pre Token Generation trigger runs again, so new code of it shows.',
  },
  keys: {
    what: 'A question without any secret in it: which keys do you sign with?',
    who: 'Everyone may ask; these are public keys.',
    why: 'With them anyone can tell whether a token came from this provider. kid in the token names the one to use.',
  },
  verify: {
    what: 'Nothing is sent.',
    who: 'Claimcheck alone.',
    why: 'A token is only text until its signature, issuer, audience, expiry and nonce were checked. Every check is listed on the page of the run.',
  },
  'user-info': {
    what: 'The access token.',
    who: 'Claimcheck and the provider.',
    why: 'What the provider says of the user now. At Cognito it is the attributes alone: what a trigger added stands in the id_token only.',
  },
  revocation: {
    what: 'The refresh token, and the client secret, where there is one.',
    who: 'Claimcheck and the provider.',
    why: 'No new tokens will come of it. Those that were issued are valid until they expire: whoever only checks a signature cannot know.',
  },
  'ask-cube': {
    what: 'The id_token, in the header Authorization.',
    who: 'Claimcheck and your Cube.',
    why: 'Cube checks the token as Claimcheck did, and makes the security context of its claims.',
  },
  other: {
    what: 'A request that Claimcheck made for this login.',
    who: 'Claimcheck and the host that it went to.',
    why: 'The transcript on the page of the run shows it in full.',
  },
  paste: {
    what: 'The id_token, in the header Authorization of every query.',
    who: 'The browser and your Cube.',
    why: 'Not yet: it is what the Developer Playground does once you paste the token there. Whoever holds an id_token is that user to Cube, until it expires.',
  },
};
