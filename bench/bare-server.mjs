import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { bareClient } from './bare-client.mjs';
import { eachInFlight } from './each-in-flight.mjs';

// A minimal server for the same features: Node.js's own http, openid-client, and jose.
const { PORT, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = process.env;
const origin = `http://localhost:${PORT}`;
const settings = {
  issuer: OIDC_ISSUER,
  client_id: OIDC_CLIENT_ID,
  client_secret: OIDC_CLIENT_SECRET,
  redirect_uri: `${origin}/callback`,
};
let client;
const waiting = new Map();

createServer(async (request, response) => {
  const url = new URL(request.url, origin);
  switch (url.pathname) {
    case '/start': {
      client ??= await bareClient(settings);
      const started = await client.begin();
      waiting.set(started.expected.expectedState, started.expected);
      response.writeHead(302, { location: started.url.href }).end();
      return;
    }
    case '/callback': {
      const state = url.searchParams.get('state');
      const claims = await client.finish(url, waiting.get(state));
      waiting.delete(state);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(claims));
      return;
    }
    case '/verify': {
      const { tokens, token, jwks, issuer, clientId: audience } = await json(request);
      const keys = createLocalJWKSet(jwks);
      const options = { issuer, audience, algorithms: ['RS256'] };
      const verified = await eachInFlight(16, tokens ?? [token], (token) => jwtVerify(token, keys, options));
      const answers = verified.map(({ protectedHeader: header, payload: claims }) => ({ header, claims }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers));
      return;
    }
    default:
      response.writeHead(200).end('ready\n');
  }
}).listen(Number(PORT), '127.0.0.1');
