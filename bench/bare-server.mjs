import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { bareClient } from './bare-client.mjs';
import { eachInFlight } from './each-in-flight.mjs';

// The least web app for the same job: Node.js's own http, openid-client, jose, and a plain page with the result.
const { PORT, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = process.env;
const origin = `http://localhost:${PORT}`;
const settings = {
  issuer: OIDC_ISSUER,
  client_id: OIDC_CLIENT_ID,
  client_secret: OIDC_CLIENT_SECRET,
  redirect_uri: `${origin}/callback`,
};
let client;
/** What is expected of a response, by its state. */
const waiting = new Map();
/** Verified tokens that no page has shown yet, by their state. */
const done = new Map();

const routes = {
  '/start': async (_request, response) => {
    client ??= await bareClient(settings);
    const { url, expected } = await client.begin();
    waiting.set(expected.expectedState, expected);
    const cookie = `state=${expected.expectedState}; HttpOnly; SameSite=Lax; Path=/`;
    response.writeHead(302, { location: url.href, 'set-cookie': cookie }).end();
  },
  '/callback': async (request, response, url) => {
    const state = url.searchParams.get('state');
    if (!request.headers.cookie?.includes(`state=${state}`)) throw new Error('not of this browser');
    const expected = waiting.get(state);
    waiting.delete(state);
    done.set(state, await client.finish(url, expected));
    response.writeHead(302, { location: `/result?state=${state}` }).end();
  },
  '/result': (_request, response, url) => {
    const state = url.searchParams.get('state');
    const { claims, id_token } = done.get(state);
    done.delete(state);
    sendPage(
      response,
      `<section data-verdict="valid"><h1>Valid</h1><table>${rows(claims)}</table><pre>${escaped(id_token)}</pre></section>`,
    );
  },
  '/verify': async (request, response) => {
    const { tokens, token, jwks, issuer, clientId: audience } = await json(request);
    const keys = createLocalJWKSet(jwks);
    const options = { issuer, audience, algorithms: ['RS256'] };
    const verified = await eachInFlight(16, tokens ?? [token], (token) => jwtVerify(token, keys, options));
    const answers = verified.map(({ protectedHeader: header, payload: claims }) => ({ header, claims }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers));
  },
};

createServer(async (request, response) => {
  const url = new URL(request.url, origin);
  try {
    const route = routes[url.pathname];
    if (route) await route(request, response, url);
    else sendPage(response, '<a href="/start">Start</a>');
  } catch (error) {
    response.writeHead(500).end(error.stack);
  }
}).listen(Number(PORT), '127.0.0.1');

function sendPage(response, content) {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><title>Sign in</title><main>${content}</main></html>`);
}

const rows = (claims) =>
  Object.entries(claims)
    .map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(JSON.stringify(value))}</td></tr>`)
    .join('');

const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
