import { zipName } from '@/lib/pre-token/shipping';
import { plain, refused } from '@/lib/server/http/responses';
import { readHandlerForm } from '@/lib/server/pre-token/handler-form';
import { packageHandler, whyNotPackaged } from '@/lib/server/pre-token/package-handler';

/** The handler as a zip file for the Lambda console. Form field `handler`. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
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
}
