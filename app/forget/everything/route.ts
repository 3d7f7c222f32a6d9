import { currentSession, forgetSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { forgetEverything } from '@/lib/server/store/forget';

/** Forget everything was pressed. What the page keeps in the browser itself, the header has removed. */
export const POST = route(async () => {
  await forgetEverything((await currentSession()).id);
  await forgetSession();
  const response = seeOther('/forget?done');
  // Not "cookies": those of every other server on localhost would go too.
  response.headers.set('clear-site-data', '"storage"');
  return response;
});
