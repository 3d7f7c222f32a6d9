import 'server-only';
import { handlerLimits } from '@/lib/pre-token/handler-run';

export type HandlerForm = { ok: true; code: string } | { ok: false; problem: string };

/** Form field `handler`. */
export async function readHandlerForm(request: Request): Promise<HandlerForm> {
  const form = await request.formData().catch(() => null);
  const code = form?.get('handler');
  if (typeof code !== 'string' || code.trim() === '') return { ok: false, problem: 'There is no handler.' };
  return code.length > handlerLimits.handler_length
    ? { ok: false, problem: `The handler is longer than ${handlerLimits.handler_length} characters.` }
    : { ok: true, code };
}
