import { isJsonObject } from '@/lib/json/object';
import { jsonShape } from '@/lib/json/shape';
import { depthLimit } from '@/lib/verify/json-object';
import { issuer } from '../verify/tokens';

/** A reader of a text from outside, and how many characters it is given at most. */
export type Reader = [name: string, limit: number, read: (text: string) => unknown];

/** Of an answer to a request of this server. */
export const answerLimit = 1_048_576;
/** Of a field of a form, and of what is pasted. */
export const formLimit = 262_144;
/** Of a request's headers, and so of its URL. */
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

/** As deep as a reader of claims lets them be. */
export function object(text: string): Record<string, unknown> {
  const value = parse(text);
  return isJsonObject(value) && jsonShape(text).depth <= depthLimit ? value : {};
}
