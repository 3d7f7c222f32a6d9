import type { Check } from '@/lib/oidc/check';
import { rfc } from '@/lib/oidc/spec-links';
import { excerpt } from '@/lib/text/excerpt';

const spec = rfc(6749, '5.1');

/** What is odd in a token response that can be used all the same. `expires_in` is as it came. */
export function responseNotes(content_type: string | null, expires_in: unknown): Check[] {
  const notes: Check[] = [];
  if (content_type?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    notes.push({
      id: 'content-type',
      status: 'warn',
      title: 'The token response is not sent as JSON',
      expected: 'application/json',
      actual: excerpt(content_type ?? 'no Content-Type', 200),
      spec,
      cause: 'The provider, or something in front of it, sets another Content-Type, or none.',
      fix: 'Have it corrected: it was read here, but openid-client and others refuse such a response.',
    });
  }
  if (typeof expires_in === 'string') {
    notes.push({
      id: 'expires_in',
      status: 'warn',
      title: 'expires_in is a string',
      expected: String(Number(expires_in)),
      actual: JSON.stringify(expires_in),
      spec,
      cause: 'The provider writes the number in quotes.',
      fix: 'Have it corrected: it was read here, but a stricter client refuses such a response.',
    });
  }
  return notes;
}
