import 'server-only';
import { isStoreUnavailable } from '@/lib/server/store/redis';
import { isStoreFull } from '@/lib/server/store/store-full';
import { guardResponse, type Source } from './guard';
import { plain, storeUnavailable, toResponse } from './responses';

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response;

/**
 * Wraps every route handler. The handler declares who may call it, so that another spelling of its path can't
 * bypass the guard. The default is only own pages and programs that aren't a browser. If the store is
 * unavailable or full, it returns a message.
 */
export function route<Context>(
  handle: Handler<Context>,
  { from = 'own-pages' }: { from?: Source } = {},
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const header = (name: string) => request.headers.get(name);
    const denied = guardResponse({ method: request.method, header }, from);
    if (denied) return plain(denied.status, denied.message);
    try {
      return await handle(request, context);
    } catch (error) {
      if (isStoreUnavailable(error)) return toResponse(storeUnavailable(request.method, error.message));
      if (isStoreFull(error)) return plain(503, error.message);
      throw error;
    }
  };
}
