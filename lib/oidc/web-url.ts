/** Why a text isn't a URL for requests. */
export type UrlFault = 'not-a-url' | 'insecure' | 'userinfo' | 'fragment';

/**
 * Whether a host name of a WHATWG URL (lower case, normalized IP address) is this machine. Names under
 * localhost always are (RFC 6761 §6.3), and browsers treat them as secure.
 */
export function isLoopback(hostname: string): boolean {
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/**
 * Reads an absolute URL that may receive a code, a token, or a secret: https, or http on loopback; no user
 * information, no fragment (RFC 6749 §3.1, §3.2; OpenID Connect Discovery 1.0 §3).
 */
export function readWebUrl(text: string): { ok: true; url: URL } | { ok: false; fault: UrlFault } {
  // The URL parser silently drops tabs and line breaks: `https://exa\nmple.com` must not become another host.
  if (/\s/.test(text) || !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { ok: false, fault: 'not-a-url' };
  if (!URL.canParse(text)) return { ok: false, fault: 'not-a-url' };
  const url = new URL(text);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!secure) return { ok: false, fault: 'insecure' };
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'userinfo' };
  if (text.includes('#')) return { ok: false, fault: 'fragment' };
  return { ok: true, url };
}

/** The requirement for a URL, to complete the sentence `It must …`. */
export const urlRule: Record<UrlFault, string> = {
  'not-a-url': 'be a whole URL that starts with https://',
  insecure:
    'start with https:// (http:// is accepted only for localhost, *.localhost, 127.0.0.0/8 and [::1])',
  userinfo: 'not contain a user name or password before the host',
  fragment: 'not contain a fragment (#…)',
};

/**
 * Whether two issuers are the same except for a trailing slash, the case of scheme and host, or an explicit
 * default port. These are the same URL (RFC 3986 §6.2.2), but tokens are compared character by character.
 */
export const isSameIssuer = (one: string, other: string): boolean => normalized(one) === normalized(other);

const normalized = (text: string): string => {
  const read = readWebUrl(text);
  return withoutSlash(read.ok ? read.url.href : text);
};

/** An issuer or another URL without one trailing slash. */
export const withoutSlash = (url: string): string => (url.endsWith('/') ? url.slice(0, -1) : url);
