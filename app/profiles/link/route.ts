import { profileLink, toShared } from '@/lib/configure/profile/profile-file';
import { currentSession } from '@/lib/server/http/current-session';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { environment } from '@/lib/server/process/environment';
import { loadProfile, visible } from '@/lib/server/profiles/profiles';

/** Copy link for a profile in the list. A link can be 8 kB long, so it's fetched on request. */
export const POST = route(async (request) => {
  const id = new URL(request.url).searchParams.get('id') ?? '';
  const stored = id === 'demo' ? null : await loadProfile(id, (await currentSession()).id);
  const link = stored && profileLink(environment().app_url, toShared(visible(stored)));
  if (!link) return plain(404, 'There’s no such profile in this browser, or it’s too large for a link.');
  return new Response(link, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
});
