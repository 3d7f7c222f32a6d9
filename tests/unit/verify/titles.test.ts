import { describe, expect, test } from 'vitest';
import { rules } from '@/lib/verify/checks/rules';
import { verify } from '@/lib/verify/verify';
import { bases, editsFor, exhibit } from './exhibits';
import { client_id, jwksOf, now } from './tokens';

/** Words that turn a title into a sentence. */
const verb = /\b(?:is|are|was|has|have|must|may|can|matches|expired|found|valid|missing)\b/i;

describe('a title names the check, and the result shows its state', () => {
  test.each(rules.map(({ id, title }) => [id, title]))('%s: %s', (_, title) => {
    expect(title).toMatch(/^[A-Za-z][\w\- ’]*$/);
    expect(title).not.toMatch(verb);
    expect(title.split(' ').length).toBeLessThanOrEqual(4);
  });

  test('no two checks have the same title', () => {
    expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length);
  });

  test('whatever is wrong, the title stays and the result is short', async () => {
    const { claims, header } = bases.id;
    const seen = new Map<string, Set<string>>();
    for (const edit of editsFor(claims, header)) {
      const { token, keys, issuer } = exhibit('id', [edit]);
      const { checks } = await verify(token, jwksOf(...keys), { issuer, client_id }, now);
      for (const { id, title, result = '' } of checks) {
        expect(title).toBe(rules.find((rule) => rule.id === id)?.title);
        expect(result, `${id} with ${edit.name}`).toMatch(/^\S.{1,70}$/);
        expect(result, `${id} with ${edit.name}`).not.toMatch(/[.!]$/);
        seen.set(id, (seen.get(id) ?? new Set()).add(result));
      }
    }
    // A failed check doesn't have the text of a passed one.
    expect(seen.get('iss')?.size).toBeGreaterThan(1);
    expect(seen.get('exp')?.size).toBeGreaterThan(1);
  });
});
