import type { OutboundFault } from '@/lib/http/outbound';

/**
 * A request and its response in the HTTP log. Client secrets, codes, and tokens are masked when it's
 * recorded, so that later readers can't show them.
 */
export type HttpExchange = {
  method: string;
  url: string;
  request: { headers: Record<string, string>; body: string | null };
  /** Absent if there was no response. */
  response?: { status: number; headers: Record<string, string>; body: string };
  /** Why there was no response. */
  fault?: OutboundFault;
  /** Unix time in milliseconds. */
  started_at: number;
  /** Milliseconds. */
  duration: number;
};

/** The placeholder for a hidden value, with its wire name. */
export const mask = (name: string) => `‹${name}›`;

/** `exchange` with the given values unmasked: those that the user may see. */
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

/**
 * Replaces each value only once: a provider can write many masks of its own, and a value can look like a
 * mask.
 */
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

/** A form body with masked values of secret parameters, otherwise unchanged. */
export function maskForm(body: string): string {
  return body
    .split('&')
    .map((pair) => {
      const name = pair.slice(0, pair.indexOf('='));
      return maskedParameters.includes(name) ? `${name}=${mask(name)}` : pair;
    })
    .join('&');
}

/** Headers with masked credentials, but with the scheme of an Authorization header. */
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
