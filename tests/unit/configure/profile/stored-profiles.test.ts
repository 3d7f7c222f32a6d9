import { expect, test } from 'vitest';
import { readName } from '@/lib/configure/profile/profile-fields';
import { freeName } from '@/lib/configure/profile/stored-profiles';

test.each([
  ['free', 'Staging', [], '', 'Staging'],
  ['taken', 'Staging', ['Staging'], '', 'Staging 2'],
  ['taken twice', 'Staging', ['Staging', 'Staging 2'], '', 'Staging 3'],
  ['a copy', 'Staging', ['Staging'], ' (copy)', 'Staging (copy)'],
  ['a copy that already exists', 'Staging', ['Staging', 'Staging (copy)'], ' (copy)', 'Staging (copy) 2'],
] as const)('a name that is %s', (_, name, taken, ending, expected) => {
  expect(freeName(name, taken, ending)).toBe(expected);
});

test.each([
  ['one letter', 'W'],
  ['pairs of surrogates', '👩'],
  ['words', 'word '],
])('a copy of a name with the maximum length, of %s, can be saved and imported', (_, piece) => {
  const name = piece.repeat(100).slice(0, 100).trim();
  const taken = [name];
  for (let count = 0; count < 12; count += 1) {
    const free = freeName(name, taken, count % 2 === 0 ? ' (copy)' : '');
    expect(readName(free)).toEqual({ ok: true, value: free });
    expect(free.isWellFormed()).toBe(true);
    expect(taken).not.toContain(free);
    taken.push(free);
  }
});
