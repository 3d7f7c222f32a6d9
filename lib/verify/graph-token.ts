import type { JsonObject } from '@/lib/json/object';

/** The hosts of Microsoft's tokens, in its public and national clouds. */
const hosts = [
  'sts.windows.net',
  'sts.microsoftonline.us',
  'sts.chinacloudapi.cn',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.windows.net',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
];

/**
 * Whether it's an access token for Microsoft Graph: its header has a `nonce` that was hashed before signing,
 * so only Graph can verify it.
 */
export function isGraphToken(header: JsonObject | null, claims: JsonObject | null | undefined): boolean {
  const iss = claims?.iss;
  if (header?.nonce === undefined || typeof iss !== 'string') return false;
  return hosts.some((host) => iss.startsWith(`https://${host}/`));
}
