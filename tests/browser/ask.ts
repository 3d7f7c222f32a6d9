import { request } from 'node:http';

export type RawAnswer = { status: number; headers: Record<string, string | undefined>; body: string };

/** A request with any header, including Host, and any path. Neither fetch nor a browser can send these. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    path,
  }: { method?: string; headers?: Record<string, string>; body?: string; path?: string } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ...(path === undefined ? {} : { path }) }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as RawAnswer['headers'],
          body: text,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
