// Runs in the browser before anything else of this app.

/** As far as they are used here; TypeScript's own types do not have them yet. */
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
};

/**
 * The policy of lib/server/http/security-headers.ts lets no script make markup or code of a text. What is left is the
 * address of a part of this
 * app that is loaded when it is wanted: the bundler's loader gives it as plain text.
 */
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => {
    const { origin, pathname } = new URL(url, location.href);
    return origin === location.origin && pathname.startsWith('/_next/static/') ? url : null;
  },
});
