import 'server-only';
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from '@/lib/oidc/web-url';
import { singleton } from '@/lib/server/process/singleton';

/**
 * How to send a request: through the proxy in the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), except to
 * this machine, where the demo pool and emulators are. Node.js itself supports these variables only from
 * version 24, and only if enabled.
 */
export function dispatcherFor(url: string): Dispatcher {
  const { direct, outside } = singleton('dispatchers', makeDispatchers);
  return isLoopback(new URL(url).hostname) ? direct : outside;
}

function makeDispatchers(): { direct: Dispatcher; outside: Dispatcher } {
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

/** The proxies in the environment. Lower case has precedence, and the default scheme is http, as in curl. */
export function proxies(variables: NodeJS.ProcessEnv = process.env): { http?: string; https?: string } {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = variables;
  const http = readProxy(http_proxy || HTTP_PROXY);
  const https = readProxy(https_proxy || HTTPS_PROXY) ?? http;
  return { ...(http && { http }), ...(https && { https }) };
}

function readProxy(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(url) && /^https?:/.test(url) ? url : undefined;
}
