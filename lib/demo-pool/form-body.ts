/** Bytes. */
const largest = 65_536;

/** A form's fields; undefined if the body isn't a form (`application/x-www-form-urlencoded`) or is over 64 KiB. */
export async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type')?.split(';', 1).join().trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return new URLSearchParams(text + decoder.decode());
}

/**
 * Whether a form was submitted from another origin. Browsers set `Origin` and `Sec-Fetch-Site`. A program that sends
 * neither acts for its own user, so there's nothing to forge.
 */
export function isCrossOrigin(request: Request, origin: string): boolean {
  const sent = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  return (sent !== null && sent !== origin) || (site !== null && site !== 'same-origin');
}
