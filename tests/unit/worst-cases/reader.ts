import { isJsonObject } from '@/lib/json/object';
import { jsonShape } from '@/lib/json/shape';
import { depthLimit } from '@/lib/verify/json-object';
import { issuer } from '../verify/tokens';

/** A reader of outside text, and the most characters that it gets. */
export type Reader = [name: string, limit: number, read: (text: string) => unknown];

/** For a response to a request of this server. */
export const answerLimit = 1_048_576;
/** For a form field, and for pasted text. */
export const formLimit = 262_144;
/** For a request's headers, and therefore its URL. */
export const urlLimit = 65_536;

export const answered = (body: string) => ({
  url: `${issuer}/.well-known/openid-configuration`,
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
});

export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The deepest nesting that a claims reader accepts. */
export function object(text: string): Record<string, unknown> {
  const value = parse(text);
  return isJsonObject(value) && jsonShape(text).depth <= depthLimit ? value : {};
}
