// Runs in the browser before anything else of this app.

/** As far as they are used here; TypeScript's own types do not have them yet. */
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
};

const page = globalThis as {
  trustedTypes?: TrustedTypes;
  /** Scripts of `next/script`, which this app doesn't use. Next.js hydrates when what `reduce` returns resolves. */
  __next_s?: { length: number; reduce: () => Promise<unknown> };
};

/**
 * The policy of lib/server/http/security-headers.ts lets no script make markup or code of a text. What is left is the
 * address of a part of this app that is loaded when it is wanted: the bundler's loader gives it as plain text.
 */
page.trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => {
    const { origin, pathname } = new URL(url, location.href);
    return origin === location.origin && pathname.startsWith('/_next/static/') ? url : null;
  },
});

/** Milliseconds to wait for a paint that may never come, as in a tab that isn't shown. */
const patience = 1000;

const firstPaint = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, patience);
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
  });

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

// React is a long task, so the page is painted before it, and its parts start in tasks of their own.
page.__next_s = {
  length: 1,
  reduce: async () => {
    await firstPaint();
    // Not `import()`, which would make a chunk of it, and all pages heavier.
    require('react-dom/client');
    await nextTask();
  },
};
