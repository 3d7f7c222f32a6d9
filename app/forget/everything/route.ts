import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { currentBrowser, forgetBrowser } from '@/lib/server/http/session';
import { forgetEverything } from '@/lib/server/store/forget';

/** Forget everything was pressed. What the page keeps in the browser itself, the header has removed. */
export const POST = route(async () => {
  await forgetEverything((await currentBrowser()).id);
  await forgetBrowser();
  const response = seeOther('/forget?done');
  // Not "cookies": those of every other server on localhost would go too.
  response.headers.set('clear-site-data', '"storage"');
  return response;
});
