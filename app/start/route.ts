import { currentSession, remember } from '@/lib/server/http/current-session';
import { isPrefetch } from '@/lib/server/http/is-prefetch';
import { plain, seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { beginRun } from '@/lib/server/login/begin';
import { simulateFault } from '@/lib/server/process/demo-pool';
import { loadProfile, selectedProfile } from '@/lib/server/profiles/profiles';

/** Start: creates a run and redirects the browser to the provider. */
export const GET = route(async (request) => {
  if (isPrefetch(request)) {
    return plain(403, 'Sign-in starts only when you select Start.');
  }
  const { searchParams } = new URL(request.url);
  const known = await currentSession();
  const way = searchParams.get('way');
  const browser = { ...known, way: way === 'step' || way === 'straight' ? way : known.way };
  // Simulating a fault runs all steps, but doesn't change the default for later sign-ins.
  await remember(searchParams.has('fault') ? known : browser);
  const named = searchParams.get('profile');
  if (named !== null && (await loadProfile(named, browser.id)) === null) return seeOther('/?profile=gone');
  simulateFault(searchParams.get('fault'));
  const profile = await selectedProfile(browser, named ?? browser.profile);
  const started = await beginRun(profile, browser.way, browser.id, searchParams.get('as') === 'someone-else');
  // The sign-in page explains why its profile can't be used.
  return seeOther(started.ok ? started.url : '/#configure');
});
