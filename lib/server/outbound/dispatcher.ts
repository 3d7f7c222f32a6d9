import 'server-only';
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from '@/lib/oidc/web-url';
import { singleton } from '@/lib/server/process/singleton';

/**
 * What a request goes out through: the proxy of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), but for this
 * machine, where the demo pool and emulators are. Node.js itself reads these variables only from 24 on, and if asked.
 */
export function dispatcherFor(url: string): Dispatcher {
  const { direct, outside } = singleton('dispatchers', makeDispatchers);
  return isLoopback(new URL(url).hostname) ? direct : outside;
}

function makeDispatchers(): { direct: Dispatcher; outside: Dispatcher } {
  const { http, https } = proxies();
  const direct = new Agent({ connect: { lookup: lookupLoopback } });
  // An empty text keeps the agent from reading a variable that isn't a URL, which it throws for.
  const outside = new EnvHttpProxyAgent({ httpProxy: http ?? '', httpsProxy: https ?? '' });
  return { direct, outside };
}

/** Not every system resolves names under localhost, and none may resolve them to anything else. RFC 6761 §6.3. */
const lookupLoopback: LookupFunction = (_hostname, options, callback) =>
  lookup('localhost', options, callback);

/** The proxies of the environment; lower case wins, and one without a scheme is http, as for curl. */
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
