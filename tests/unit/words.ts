import { expect } from 'vitest';
import type { Explanation } from '@/lib/oidc/explanation';

/** Sites that users can be sent to: the standards, and the providers' own pages. */
const official = [
  'www.rfc-editor.org',
  'openid.net',
  'docs.aws.amazon.com',
  'developers.google.com',
  'auth0.com',
  'learn.microsoft.com',
];

/** Every explanation has what happened, what was expected, a fix, and a source. */
export function expectWhole({ title, seen, expected, causes, fix, source }: Explanation): void {
  for (const sentence of [title, seen, expected, fix, ...causes]) {
    expect(sentence).toMatch(/\S[.)”:]$/);
    expect(sentence).not.toMatch(/undefined|(?<!callback\()null|\[object|NaN| {2}/);
  }
  expect(title.length).toBeLessThan(110);
  expect(title.split(' ').length, title).toBeLessThanOrEqual(10);
  expect(official).toContain(new URL(source.url).hostname);
  expect(source.text).not.toBe('');
}
