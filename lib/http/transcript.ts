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

/** What is in the place of a value that is not shown, by the value's wire name. */
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

/** Each value once: a provider can write a thousand masks of its own, and a value can look like a mask. */
function unmaskText(text: string, values: Record<string, string>): string {
  const places = Object.entries(values)
    .map(([name, value]) => ({ at: text.indexOf(mask(name)), length: mask(name).length, value }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at);
  let unmasked = '';
  let copied = 0;
  for (const { at, length, value } of places) {
    unmasked += text.slice(copied, at) + value;
    copied = at + length;
  }
  return unmasked + text.slice(copied);
}

const maskedParameters = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'token', 'access_token'];

/** A form body with the values of secret parameters masked, the rest as it was sent. */
export function maskForm(body: string): string {
  return body
    .split('&')
    .map((pair) => {
      const name = pair.slice(0, pair.indexOf('='));
      return maskedParameters.includes(name) ? `${name}=${mask(name)}` : pair;
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
