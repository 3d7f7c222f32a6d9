import { authorize } from './authorize';
import { demoIssuerPath } from './clients';
import { objectTrigger } from './demo-trigger';
import { discoveryDocument } from './discovery';
import { clockAhead, type Fault, faults } from './faults';
import { generateSigningKey, jwkSet, type SigningKey } from './keys';
import { login, showLogin } from './login';
import { logout } from './logout';
import { type DemoPoolOptions, type Pool, stores } from './pool';
import { poolPage } from './pool-page';
import { errorPage, json } from './responses';
import { revoke } from './revoke';
import { showError } from './show-error';
import { switchFault } from './switch-fault';
import { switchLook } from './switch-look';
import { switchRotation } from './switch-rotation';
import { switchTrigger } from './switch-trigger';
import { token } from './token';
import { signByHand } from './tokens';
import type { Trigger } from './trigger-event';
import { userInfo } from './user-info';
import { changeUser, showUser } from './user-page';
import { userPoolApi } from './user-pool-api';
import { type DemoUser, firstUsers } from './users';

/** An embedded user pool that responds like Amazon Cognito. It doesn't listen on a port itself. */
export type DemoPool = {
  /** Handles requests for either of the two hosts. Requests for any other host get a 421. */
  handle: (request: Request) => Promise<Response>;
  /** The current users. */
  users: () => DemoUser[];
  /** The current Pre Token Generation trigger. */
  trigger: () => Trigger;
  /** Sets the trigger from the next sign-in or refresh; `null` restores the pool's own. */
  setTrigger: (trigger: Trigger | null) => void;
  /** The simulated fault, by its label on the page; `null` for none. */
  fault: () => string | null;
  /** Signs manually edited claims, and marks them in the header. */
  signByHand: (claims: Record<string, unknown>) => Promise<string>;
  /** Simulates a fault, or none. */
  simulate: (fault: Fault | null) => void;
};

export function createDemoPool(options: DemoPoolOptions): DemoPool {
  let unpublished: Promise<SigningKey> | undefined;
  const pool: Pool = {
    ...options,
    now: () => options.now() + (pool.fault === 'clock-off' ? clockAhead : 0),
    issuer: `${options.issuer_origin}${demoIssuerPath}`,
    trigger: objectTrigger,
    users: firstUsers(),
    login_look: 'classic',
    rotates: false,
    fault: null,
    refused_redirect_uri: null,
    unpublished_key: () => {
      unpublished ??= generateSigningKey();
      return unpublished;
    },
    ...stores(options.now),
  };
  return {
    handle: async (request) => protect(pool, await answer(pool, request)),
    users: () => [...pool.users.values()],
    trigger: () => pool.trigger,
    setTrigger: (trigger) => {
      pool.trigger = trigger ?? objectTrigger;
    },
    fault: () => faults.find(({ id }) => id === pool.fault)?.label ?? null,
    signByHand: (claims) => signByHand(claims, pool.keys.id),
    simulate: (fault) => {
      pool.fault = fault;
    },
  };
}

type Route = (pool: Pool, request: Request) => Response | Promise<Response>;
type Routes = Readonly<Record<string, Partial<Readonly<Record<string, Route>>>>>;

/** Seconds. Cognito's keys can be cached for a day; here, you should see them cached and then fetched again. */
const cached = { headers: { 'cache-control': 'public, max-age=300' } };

const issuerRoutes: Routes = {
  '/': { GET: () => new Response(null, { status: 404 }), POST: userPoolApi },
  [`${demoIssuerPath}/.well-known/openid-configuration`]: {
    GET: (pool) => json(discoveryDocument(pool), cached),
  },
  [`${demoIssuerPath}/.well-known/jwks.json`]: { GET: ({ keys }) => json(jwkSet(keys), cached) },
};

const domainRoutes: Routes = {
  '/': { GET: poolPage },
  '/trigger': { POST: switchTrigger },
  '/fault': { POST: switchFault },
  '/look': { POST: switchLook },
  '/rotation': { POST: switchRotation },
  '/user': { GET: showUser, POST: changeUser },
  '/oauth2/authorize': { GET: authorize },
  '/login': { GET: showLogin, POST: login },
  '/oauth2/token': { POST: token },
  '/oauth2/userInfo': { GET: userInfo },
  '/oauth2/revoke': { POST: revoke },
  '/logout': { GET: logout },
  '/error': { GET: showError },
};

/** Each host serves only its own routes, like Cognito's two hosts. If both are the same host, the path decides, or the API's header. */
async function answer(pool: Pool, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const host = (request.headers.get('host') ?? url.host).toLowerCase();
  const { host: issuer } = new URL(pool.issuer_origin);
  const { host: domain } = new URL(pool.domain_origin);
  const isIssuers = url.pathname.startsWith(`${demoIssuerPath}/`) || request.headers.has('x-amz-target');
  if (host === domain && !(host === issuer && isIssuers)) {
    const response = await route(domainRoutes, pool, request, () => errorPage('Page not found.', 404));
    response.headers.set('x-amz-cognito-request-id', crypto.randomUUID());
    return response;
  }
  if (host === issuer) return await route(issuerRoutes, pool, request, () => unknownPool(url.pathname));
  return new Response(`The demo pool doesn’t serve ${host}.\n`, { status: 421 });
}

async function route(
  routes: Routes,
  pool: Pool,
  request: Request,
  missing: () => Response,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const methods = routes[pathname];
  if (!methods) return missing();
  const found = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!found) return new Response(null, { status: 405, headers: { allow: Object.keys(methods).join(', ') } });
  return await found(pool, request);
}

/** Cognito's response to a wrong Region or a mistyped pool ID. */
function unknownPool(pathname: string): Response {
  const id = /^\/([^/]+)\/\.well-known\/(openid-configuration|jwks\.json)$/.exec(pathname)?.[1];
  return id === undefined
    ? new Response(null, { status: 404 })
    : json({ message: `User pool ${id} does not exist.` }, { status: 404 });
}

/** Headers that a response didn't set itself. Most responses must not be cached. */
function protect(pool: Pool, response: Response): Response {
  // The pool's clock, which a client compares with its own.
  response.headers.set('date', new Date(pool.now()).toUTCString());
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  response.headers.set('x-content-type-options', 'nosniff');
  // Not `no-referrer`: browsers would send `Origin: null` with a form, and a sign-in would look like a forgery.
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}
