/**
 * Whether a form came from another origin's page. Browsers say so in `Origin`, and in `Sec-Fetch-Site`; a program
 * that sends neither acts for its own user, and there is no one to trick.
 */
export function isCrossOrigin(request: Request, origin: string): boolean {
  const sent = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  return (sent !== null && sent !== origin) || (site !== null && site !== 'same-origin');
}
