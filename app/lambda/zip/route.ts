import { zipName } from '@/lib/pre-token/shipping';
import { plain, refused } from '@/lib/server/http/responses';
import { readHandlerForm } from '@/lib/server/pre-token/handler-form';
import { packageHandler } from '@/lib/server/pre-token/package-handler';

/** The handler as a zip file for the Lambda console. Form field `handler`. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const handler = await readHandlerForm(request);
  if (!handler.ok) return plain(400, handler.problem);
  const zip = packageHandler(handler.code);
  if (!zip) return plain(400, 'The handler is neither JavaScript nor TypeScript. Run tells the line.');
  return new Response(zip, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${zipName}"`,
      'cache-control': 'no-store',
    },
  });
}
