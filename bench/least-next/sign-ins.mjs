import { bareClient } from '../bare-client.mjs';

const { PORT, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = process.env;

// Next.js bundles a module once for each route, so what the routes share isn't in the module.
globalThis.signIns ??= { waiting: new Map(), done: new Map() };

/** What is expected of a response, by its state, and verified tokens that no page has shown yet, by theirs. */
export const { waiting, done } = globalThis.signIns;

export async function client() {
  globalThis.signIns.client ??= bareClient({
    issuer: OIDC_ISSUER,
    client_id: OIDC_CLIENT_ID,
    client_secret: OIDC_CLIENT_SECRET,
    redirect_uri: `http://localhost:${PORT}/callback`,
  });
  return await globalThis.signIns.client;
}
