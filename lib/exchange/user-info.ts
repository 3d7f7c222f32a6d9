import type { OutboundFault, OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { endOfString } from '@/lib/json/shape';
import { isMediaType } from '@/lib/oidc/content-type';
import { excerpt } from '@/lib/text/excerpt';
import { readErrorBody } from './error-body';

/** Unparsed claims: a JSON object, or a JWT if the provider signs or encrypts them. */
export type UserInfoAnswer = { form: 'json' | 'jwt'; text: string; content_type: string | null };

/** Why the UserInfo endpoint returned no claims. */
export type UserInfoFailure =
  | { kind: 'outbound'; fault: OutboundFault }
  /** RFC 6750 §3. `body` is verbatim. */
  | { kind: 'bearer-error'; status: number; error: string; error_description: string | null; body: string }
  /** Any status other than 200, without an error in the header or the body. */
  | { kind: 'http-status'; status: number; body: string }
  | { kind: 'not-claims'; status: number; content_type: string | null; body: string };

/** Characters of a response that a failure keeps; the HTTP log has all of it. */
const bodyLimit = 2_000;

/** Reads the response of the UserInfo endpoint, without verifying it. OpenID Connect Core 1.0 §5.3.2. */
export function readUserInfo({
  status,
  headers,
  body: text,
}: Pick<OutboundResponse, 'status' | 'headers' | 'body'>):
  | { ok: true; answer: UserInfoAnswer }
  | { ok: false; failure: UserInfoFailure } {
  const body = excerpt(text, bodyLimit);
  if (status !== 200) {
    const said = bearerError(headers['www-authenticate'] ?? '') ?? bodyError(text, status);
    return {
      ok: false,
      failure: said
        ? { kind: 'bearer-error', status, ...said, body: body || (headers['www-authenticate'] ?? '') }
        : { kind: 'http-status', status, body },
    };
  }
  const content_type = headers['content-type'] ?? null;
  // The content type decides. If it's wrong, the text does: a JSON object never starts like a JWT.
  if (isMediaType(content_type, 'application/jwt') || /^[\w-]+(\.[\w-]*){2,4}$/.test(text.trim())) {
    return { ok: true, answer: { form: 'jwt', text: text.trim(), content_type } };
  }
  return isJsonObject(parseJson(text))
    ? { ok: true, answer: { form: 'json', text, content_type } }
    : { ok: false, failure: { kind: 'not-claims', status, content_type, body } };
}

type Said = { error: string; error_description: string | null };

/** RFC 6750 §3. Amazon Cognito omits the scheme, so only the parameters are read. */
function bearerError(header: string): Said | null {
  const error = parameter(header, 'error');
  return error === null ? null : { error, error_description: parameter(header, 'error_description') };
}

function parameter(header: string, name: string): string | null {
  const lower = header.toLowerCase();
  for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
    if (!/^[\s,]?$/.test(header.charAt(at - 1))) continue;
    const rest = header.slice(at + name.length).trimStart();
    if (!rest.startsWith('=')) continue;
    const value = parameterValue(rest.slice(1).trimStart());
    if (value !== '') return excerpt(value, bodyLimit);
  }
  return null;
}

/** A quoted string without its quotes, or the text before the next comma. RFC 9110 §5.6.4. */
function parameterValue(text: string): string {
  if (!text.startsWith('"')) return /^[^\s,"]+/.exec(text)?.[0] ?? '';
  const end = endOfString(text, 0);
  return end === text.length ? '' : text.slice(1, end).replaceAll(/\\(.)/g, '$1');
}

function bodyError(text: string, status: number): Said | null {
  const json = parseJson(text);
  return isJsonObject(json) ? readErrorBody(json, status) : null;
}
