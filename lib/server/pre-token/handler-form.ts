import 'server-only';
import { handlerLimits } from '@/lib/pre-token/handler-run';

export type HandlerForm = { ok: true; code: string } | { ok: false; problem: string };

/** Form field `handler`. Forms send every line break as CRLF, but the editor uses LF. */
export async function readHandlerForm(request: Request): Promise<HandlerForm> {
  const form = await request.formData().catch(() => null);
  const field = form?.get('handler');
  if (typeof field !== 'string' || field.trim() === '')
    return { ok: false, problem: 'The form has no handler.' };
  const code = field.replaceAll('\r\n', '\n');
  return code.length > handlerLimits.handler_length
    ? { ok: false, problem: `The handler is longer than ${handlerLimits.handler_length} characters.` }
    : { ok: true, code };
}
