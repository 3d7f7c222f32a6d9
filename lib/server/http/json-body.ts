import 'server-only';
import { parseJson } from '@/lib/json/parse';
import { isMediaType } from '@/lib/oidc/content-type';

/** Bytes. Enough for ten thousand tokens of normal size, or a few very large ones. */
const limitBytes = 16_777_216;

export type JsonBody = { ok: true; json: unknown } | { ok: false; status: 400 | 413 | 415; message: string };

/**
 * The body of an API request. Only `application/json`: unlike `text/plain`, other sites can't send it without
 * a CORS preflight.
 */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  if (!isMediaType(request.headers.get('content-type'), 'application/json')) {
    return { ok: false, status: 415, message: 'Send JSON, with the header Content-Type: application/json.' };
  }
  let chunks: Uint8Array[] = [];
  let size = 0;
  // Reads to the end, even past the limit. Otherwise, a client that is still sending would get a broken
  // connection instead of the response.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) chunks = [];
    else chunks.push(chunk);
  }
  if (size > limitBytes) {
    return { ok: false, status: 413, message: `The body is larger than ${limitBytes} bytes.` };
  }
  // Ignores a byte order mark, which PowerShell writes into files.
  const json = parseJson(new TextDecoder().decode(Buffer.concat(chunks)));
  return json === undefined
    ? { ok: false, status: 400, message: 'The body is not JSON.' }
    : { ok: true, json };
}
