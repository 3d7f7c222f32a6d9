import 'server-only';
import { parseJson } from '@/lib/json/parse';

/** Bytes: ten thousand tokens of a usual size, or a few that are far too large. */
const limitBytes = 16_777_216;

export type JsonBody = { ok: true; json: unknown } | { ok: false; status: 400 | 413 | 415; message: string };

/**
 * The body of a request to the API. Nothing but `application/json`: a page elsewhere cannot send that without asking
 * first, as it can `text/plain`.
 */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return { ok: false, status: 415, message: 'Send JSON, with the header Content-Type: application/json.' };
  }
  let chunks: Uint8Array[] = [];
  let size = 0;
  // To its end, whatever is kept of it: anyone who is still sending would meet a broken connection instead of the answer.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) chunks = [];
    else chunks.push(chunk);
  }
  if (size > limitBytes) {
    return { ok: false, status: 413, message: `The body is larger than ${limitBytes} bytes.` };
  }
  // A byte order mark is passed over: PowerShell writes one into its files.
  const json = parseJson(new TextDecoder().decode(Buffer.concat(chunks)));
  return json === undefined
    ? { ok: false, status: 400, message: 'The body is not JSON.' }
    : { ok: true, json };
}
