import type { OutboundFault } from '@/lib/http/outbound';

/**
 * One request and what came back, as the transcript shows it. Client secrets, codes and tokens are masked when
 * it is recorded, so that nothing that reads it later can show them.
 */
export type HttpExchange = {
  method: string;
  url: string;
  request: { headers: Record<string, string>; body: string | null };
  /** Absent when no answer came. */
  response?: { status: number; headers: Record<string, string>; body: string };
  /** Why no answer came. */
  fault?: OutboundFault;
  /** Unix time in milliseconds. */
  started_at: number;
  /** Milliseconds. */
  duration: number;
};

/** What stands in the place of a value that is not shown, by the value's wire name. */
export const mask = (name: string) => `‹${name}›`;

/** `exchange` with masks taken off again, for those values that are given: what is the user's own to see. */
export function unmask(
  exchange: HttpExchange,
  sent: Record<string, string>,
  came: Record<string, string>,
): HttpExchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: request.body === null ? null : unmaskText(request.body, sent) },
    ...(response ? { response: { ...response, body: unmaskText(response.body, came) } } : {}),
  };
}

const unmaskText = (text: string, values: Record<string, string>): string =>
  Object.entries(values).reduce((rest, [name, value]) => rest.replaceAll(mask(name), () => value), text);

const masked_parameters = [
  'client_secret',
  'code',
  'code_verifier',
  'refresh_token',
  'token',
  'access_token',
];

/** A form body with the values of secret parameters masked, the rest as it was sent. */
export function maskForm(body: string): string {
  return body
    .split('&')
    .map((pair) => {
      const name = pair.slice(0, pair.indexOf('='));
      return masked_parameters.includes(name) ? `${name}=${mask(name)}` : pair;
    })
    .join('&');
}

/** Headers with credentials masked; the scheme of an Authorization header stays. */
export function maskHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      switch (name.toLowerCase()) {
        case 'authorization':
          return [name, `${value.split(' ')[0]} ${mask('credentials')}`];
        case 'cookie':
        case 'set-cookie':
          return [name, mask(name.toLowerCase())];
        default:
          return [name, value];
      }
    }),
  );
}

const member = /("(access_token|id_token|refresh_token)"\s*:\s*")(?:[^"\\]|\\.)*/g;
const jwt = /\beyJ[\w-]{10,}\.[\w-]+(?:\.[\w-]*)*/g;

/**
 * An answer with its tokens masked, by their member and, where a server put one elsewhere, by their look. The text
 * around them stays as it came, cut off or not JSON at all.
 */
export function maskTokens(body: string): string {
  return body
    .replace(member, (_, start: string, name: string) => `${start}${mask(name)}`)
    .replace(jwt, mask('token'));
}
