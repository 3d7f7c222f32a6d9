import type { CubeOptions } from './options';

/**
 * Checks the claims of a verified token against Cube’s settings, with the order and messages of jsonwebtoken.
 * Returns the problem, or `null`. Only for unsigned claims; the library itself checks a token.
 */
export function checkClaims(
  claims: Record<string, unknown>,
  options: CubeOptions,
  now: number,
): string | null {
  const seconds = Math.max(Math.floor(now / 1000), 1);
  const { nbf, exp, aud, iss, sub } = claims;
  if (nbf !== undefined && typeof nbf !== 'number') return 'invalid nbf value';
  if (nbf !== undefined && nbf > seconds) return 'jwt not active';
  if (exp !== undefined && typeof exp !== 'number') return 'invalid exp value';
  if (exp !== undefined && seconds >= exp) return 'jwt expired';
  const { audience, issuer, subject } = options;
  if (audience !== undefined && !(Array.isArray(aud) ? aud : [aud]).includes(audience)) {
    return `jwt audience invalid. expected: ${audience}`;
  }
  if (issuer !== undefined && !issuer.includes(iss as string))
    return `jwt issuer invalid. expected: ${issuer}`;
  if (subject !== undefined && sub !== subject) return `jwt subject invalid. expected: ${subject}`;
  return null;
}
