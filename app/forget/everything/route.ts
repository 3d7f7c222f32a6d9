import { currentSession, forgetSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { forgetEverything } from '@/lib/server/store/forget';

/** Clear all data. The header also clears what pages store in the browser. */
export const POST = route(async () => {
  await forgetEverything((await currentSession()).id);
  await forgetSession();
  const response = seeOther('/forget?done');
  // Not "cookies", which would also delete those of every other server on localhost.
  response.headers.set('clear-site-data', '"storage"');
  return response;
});
