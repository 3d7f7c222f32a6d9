import { zipName } from '@/lib/pre-token/shipping';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { readHandlerForm } from '@/lib/server/pre-token/handler-form';
import { packageHandler, whyNotPackaged } from '@/lib/server/pre-token/package-handler';

/** The handler as a zip file for the Lambda console. Form field `handler`. */
export const POST = route(async (request) => {
  const handler = await readHandlerForm(request);
  if (!handler.ok) return plain(400, handler.problem);
  const packaged = await packageHandler(handler.code);
  if (!packaged.ok) return plain(packaged.reason === 'busy' ? 503 : 400, whyNotPackaged(packaged.reason));
  return new Response(packaged.zip, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${zipName}"`,
      'cache-control': 'no-store',
    },
  });
});
