import { excerpt } from '@/lib/text/excerpt';

/** Maximum characters of a provider's message. */
const wordsLimit = 2_000;

/**
 * An error in the body of a response, in the format of RFC 6749 §5.2, which some servers send with 200. With
 * another status, also in the formats of Okta (errorCode), Google and Microsoft (error.code, error.message),
 * AWS (__type), RFC 9457 (title, detail), and web frameworks.
 */
export function readErrorBody(
  json: Record<string, unknown>,
  status: number,
): { error: string; error_description: string | null } | null {
  const inner = json.error;
  const nested: Record<string, unknown> = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  const codes =
    status === 200 ? [inner] : [inner, json.errorCode, nested.status, nested.code, json.__type, json.code];
  const first: unknown = Array.isArray(json.errors) ? json.errors[0] : undefined;
  const inList = typeof first === 'object' && first !== null && 'message' in first ? first.message : first;
  const words = [
    ...[json.error_description, json.errorSummary, nested.message, json.message, json.Message],
    ...[json.error_message, json.detail, json.title, inList],
  ];
  const text = (values: unknown[]) => values.map(textIn).find((value) => value !== undefined);
  const error = text(codes) ?? (status === 200 ? undefined : text(words) && `HTTP ${status}`);
  if (error === undefined) return null;
  const description = text(words);
  return {
    error: excerpt(error, wordsLimit),
    error_description: description === undefined ? null : excerpt(description, wordsLimit),
  };
}

function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
