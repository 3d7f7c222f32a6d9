import type { JsonObject } from '@/lib/json/object';

/** Where Microsoft’s tokens come from, in its public cloud and its national ones. */
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
 * Whether it’s an access token for Microsoft Graph: its header has a `nonce`, which was hashed before the token was
 * signed. So nobody but Graph can verify it.
 */
export function isGraphToken(header: JsonObject | null, claims: JsonObject | null | undefined): boolean {
  const iss = claims?.iss;
  if (header?.nonce === undefined || typeof iss !== 'string') return false;
  return hosts.some((host) => iss.startsWith(`https://${host}/`));
}
