import 'server-only';

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
