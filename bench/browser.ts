import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** The whole body as text, after decompression. */
  text(): string;
};

/** The part of a browser that a sign-in needs: it keeps cookies and sends the headers of a navigation. */
export type Browser = {
  get(url: string, from?: 'same-origin' | 'cross-site' | 'none'): Promise<Answer>;
  /** Sends a form of a page of the same origin. */
  post(url: string, form: Record<string, string>): Promise<Answer>;
};

// Shared by all browsers, so that opening a connection isn't measured. Milliseconds. Node.js servers close after 5000,
// and a connection that both ends close at once fails.
const agent = new Agent({ keepAlive: true, timeout: 2000 });

/**
 * A browser with no cookies yet. Not `fetch`, which can't set `Sec-Fetch-Mode` to the value of a navigation.
 * @param connectTo the origin that gets the requests to an origin, like a load balancer that costs no time
 */
export function newBrowser(connectTo: (origin: string) => string = (origin) => origin): Browser {
  /** Cookies by host, then by name. */
  const jar = new Map<string, Map<string, string>>();

  const navigate = async (url: string, site: string, body?: string): Promise<Answer> => {
    const { host, hostname, origin, pathname, search } = new URL(url);
    const cookies = jar.get(hostname) ?? new Map<string, string>();
    jar.set(hostname, cookies);
    const outgoing = request(`${connectTo(origin)}${pathname}${search}`, {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host,
        accept: 'text/html',
        'accept-encoding': 'gzip',
        'sec-fetch-dest': 'document',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-site': site,
        ...(cookies.size > 0 ? { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(body === undefined ? {} : { origin, 'content-type': 'application/x-www-form-urlencoded' }),
      },
    });
    outgoing.end(body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    const bytes = Buffer.concat(await response.toArray());
    for (const cookie of response.headers['set-cookie'] ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const { statusCode: status = 0, headers } = response;
    const text = () => (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
    return { status, headers, text };
  };

  return {
    get: (url, from = 'none') => navigate(url, from),
    post: (url, form) => navigate(url, 'same-origin', new URLSearchParams(form).toString()),
  };
}

/** The target of a redirect. Throws for any other response, because that's an error. */
export function redirectOf(url: string, answer: Answer): string {
  const { location } = answer.headers;
  if (location) return new URL(location, url).href;
  throw new Error(`${url} answered ${answer.status} where a redirect was expected:\n${answer.text()}`);
}
