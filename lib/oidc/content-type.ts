import { excerpt } from '@/lib/text/excerpt';
import type { Check, Source } from './check';

/** A JSON response with another Content-Type. `of` names the response: `token response`. */
export const contentTypeNote = (of: string, content_type: string | null, spec: Source): Check => ({
  id: 'content-type',
  status: 'warn',
  title: `Content-Type of the ${of}`,
  result: 'Not application/json',
  expected: 'application/json',
  actual: excerpt(content_type ?? 'no Content-Type', 200),
  spec,
  cause: 'The provider, or a proxy in front of it, sets another Content-Type, or no Content-Type.',
  fix: 'Report it to the provider. Claimcheck read the response, but openid-client and others reject it.',
});

/** Whether a Content-Type has this media type, with any parameters. RFC 9110 §8.3.1. */
export const isMediaType = (content_type: string | null, type: string): boolean =>
  content_type?.split(';', 1)[0]?.trim().toLowerCase() === type;
