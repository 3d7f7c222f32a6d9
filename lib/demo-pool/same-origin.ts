/**
 * Whether a form was submitted from another origin. Browsers set `Origin` and `Sec-Fetch-Site`. A program that sends
 * neither acts for its own user, so there's nothing to forge.
 */
export function isCrossOrigin(request: Request, origin: string): boolean {
  const sent = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  return (sent !== null && sent !== origin) || (site !== null && site !== 'same-origin');
}
