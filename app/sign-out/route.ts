import { currentSession, remember } from '@/lib/server/http/current-session';
import { isPrefetch } from '@/lib/server/http/is-prefetch';
import { plain, seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { depart } from '@/lib/server/login/sign-out';

/**
 * Sign out: redirects the browser to the provider, which redirects it to /signed-out. A link instead of a
 * form, because the content security policy doesn't let forms redirect to another host.
 */
export const GET = route(async (request) => {
  if (isPrefetch(request)) return plain(403, 'Sign-out starts only when you select Sign out.');
  const { searchParams } = new URL(request.url);
  const session = await currentSession();
  const departure = await depart(session, {
    run: searchParams.get('run'),
    profile: searchParams.get('profile'),
  });
  if (!departure) return seeOther('/signed-out');
  await remember({ ...session, signing_out: departure.signing_out });
  return seeOther(departure.url);
});
