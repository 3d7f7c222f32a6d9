import { toShared, writeProfileFile } from '@/lib/configure/profile/profile-file';
import { currentSession } from '@/lib/server/http/current-session';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { listProfiles, visible } from '@/lib/server/profiles/profiles';

/** Exports profiles without their secrets: the one with ID `id`, otherwise all except the demo pool's. */
export const GET = route(async (request) => {
  const id = new URL(request.url).searchParams.get('id');
  const profiles = (await listProfiles((await currentSession()).id))
    .map(visible)
    .filter((profile) => (id === null ? profile.id !== 'demo' : profile.id === id));
  if (profiles.length === 0) return plain(404, 'There is no profile to export.');
  return new Response(writeProfileFile(profiles.map(toShared)), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="claimcheck-profiles.json"',
      'cache-control': 'no-store',
    },
  });
});
