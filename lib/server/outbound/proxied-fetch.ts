import 'server-only';
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, EnvHttpProxyAgent, fetch, type RequestInit } from 'undici';
import { isLoopback } from '@/lib/oidc/web-url';
import { singleton } from '@/lib/server/process/singleton';
import { proxies } from './proxies';

/**
 * Sends a request through the proxy in the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), except to this machine,
 * where the demo pool and emulators are. Node.js itself supports these variables only from version 24, and only if
 * enabled.
 */
export function proxiedFetch(url: string, init: RequestInit) {
  const { direct, outside } = singleton('dispatchers', makeDispatchers);
  return fetch(url, { ...init, dispatcher: isLoopback(new URL(url).hostname) ? direct : outside });
}

function makeDispatchers() {
  const { http, https } = proxies();
  const direct = new Agent({ connect: { lookup: lookupLoopback } });
  // With an empty text, the agent doesn't read a variable that isn't a URL, for which it would throw.
  const outside = new EnvHttpProxyAgent({ httpProxy: http ?? '', httpsProxy: https ?? '' });
  return { direct, outside };
}

/**
 * Not every system resolves names under localhost, and they must not resolve to anything else. RFC 6761 §6.3.
 */
const lookupLoopback: LookupFunction = (_hostname, options, callback) =>
  lookup('localhost', options, callback);
