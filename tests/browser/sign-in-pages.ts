import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A user pool with a custom page as its authorization endpoint; it never returns a code. */
export async function startSignInPage(page: string, status = 200) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.endsWith('/.well-known/openid-configuration')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(document));
      return;
    }
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Sign in</title>${page}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}/us-east-1_Example`;
  const document = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  };
  return {
    /** For a sign-in with the profile `env`. */
    env: { OIDC_DISCOVERY_URL: issuer, OIDC_CLIENT_ID: 'client', OIDC_SCOPE: 'openid' },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Like managed login: one page with a script that replaces one form with another, with other ways to sign in. In the
 * end, it redirects to the app with an error, after the correct user was entered.
 */
export const scriptedPage = `<main></main><script>
const main = document.querySelector('main');
const later = (deed) => setTimeout(deed, 50);
function show(form, next) {
  main.innerHTML = '<form><button type="submit">Sign in with a passkey</button></form>' + form;
  main.lastElementChild.addEventListener('submit', (event) => {
    event.preventDefault();
    const { username, password } = Object.fromEntries(new FormData(event.target));
    later(() => next(username ?? password));
  });
}
const asksForName = '<form><label>Username <input id="formField:r0:" name="username" type="text"></label><button type="submit">Next</button></form>';
const asksForPassword = '<form><label>Password <input id="formField:r1:" name="password" type="password"></label><button type="button">Show</button><button type="submit">Continue</button></form>';
later(() => show(asksForName, (username) => show(asksForPassword, (password) => {
  const asked = new URLSearchParams(location.search);
  const right = username === 'alice' && password === 'Demo-Passw0rd';
  location.href = asked.get('redirect_uri') + '?' + new URLSearchParams({
    error: 'access_denied', error_description: right ? 'the right user' : 'another user', state: asked.get('state'),
  });
})));
</script>`;
