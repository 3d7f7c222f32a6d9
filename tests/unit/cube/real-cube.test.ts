import { describe, expect, it } from 'vitest';
import { playgroundUrl, readCubeQuery } from '@/lib/cube/cube-query';
import { countCubes, queriesFor, readError, readSql, readVersion } from '@/lib/cube/real-cube';

const cube = (name: string, ...measures: object[]) => ({ name, measures });

describe('queries for a data model', () => {
  it('requests the first visible measure of each cube', () => {
    const cubes = [
      cube('orders', { name: 'orders.secret', public: false }, { name: 'orders.count' }),
      cube('empty'),
      cube('users', { name: 'users.count', public: true }),
    ];
    expect(queriesFor({ cubes })).toEqual([
      { measures: ['orders.count'], limit: 1 },
      { measures: ['users.count'], limit: 1 },
    ]);
  });

  it('are limited in a large model', () => {
    const cubes = Array.from({ length: 500 }, (_, index) => cube('c', { name: `c${index}.count` }));
    expect(queriesFor({ cubes })).toHaveLength(8);
  });

  it.each([undefined, null, 'text', [], {}, { cubes: {} }, { cubes: [null, { measures: 'x' }] }])(
    'there are none for %o',
    (meta) => {
      expect(queriesFor(meta)).toEqual([]);
    },
  );
});

describe('cubes visible with a token', () => {
  const hidden = { name: 'a.b', public: false, isVisible: false };
  it.each([
    [[{ name: 'a', measures: [{ name: 'a.b', public: true }], dimensions: [hidden] }], 1],
    // In development mode, Cube 1.x lists them anyway.
    [[{ name: 'a', measures: [hidden], dimensions: [hidden] }], 0],
    [[{ name: 'a' }], 1],
    [[], 0],
  ])('%#', (cubes, count) => {
    expect(countCubes({ cubes })).toBe(count);
  });
});

describe('Cube’s response', () => {
  it('SQL with its values', () => {
    expect(readSql({ sql: { sql: ['SELECT $1', ['company1', 7, null]] } })).toEqual({
      sql: 'SELECT $1',
      values: ['company1', 7, null],
    });
  });

  it.each([undefined, null, {}, { sql: null }, { sql: { sql: 'SELECT 1' } }, { error: 'x' }])(
    'no SQL in %o',
    (body) => {
      expect(readSql(body)).toEqual({ sql: null, values: [] });
    },
  );

  it('is bounded and flat', () => {
    const { sql, values } = readSql({
      sql: { sql: ['x'.repeat(1e6), [...Array(1000).fill('v'), { deep: 1 }]] },
    });
    expect(sql?.length).toBeLessThan(5000);
    expect(values).toHaveLength(100);
    expect(readError({ error: 'e'.repeat(1e6) })?.length).toBeLessThan(5000);
  });

  it('no version in production, where the page is another', () => {
    expect(readVersion(undefined)).toBeNull();
    expect(readVersion({ coreServerVersion: '1.7.43' })).toBe('1.7.43');
  });
});

describe('a query as users type it', () => {
  it.each([
    ['', null],
    ['  \n', null],
    ['{"measures":["a.b"]}', { measures: ['a.b'] }],
  ])('%o is read', (typed, query) => {
    expect(readCubeQuery(typed)).toEqual({ ok: true, query });
  });

  it.each(['{', '[]', '"orders.count"', 'null', 'orders.count', `{"a":"${'x'.repeat(5000)}"}`])(
    '%s is rejected, with an example',
    (typed) => {
      const read = readCubeQuery(typed);
      expect(read.ok).toBe(false);
      expect(!read.ok && read.problem).toContain('{"measures":["orders.count"]}');
    },
  );

  it('is encoded in the URL of the Build page', () => {
    const url = playgroundUrl('http://localhost:4000/', { measures: ['a&b#c'] });
    expect(url).toMatch(/^http:\/\/localhost:4000\/#\/build\?query=/);
    expect(JSON.parse(decodeURIComponent(url.split('query=')[1] ?? ''))).toEqual({ measures: ['a&b#c'] });
    expect(playgroundUrl('http://localhost:4000', null)).toBe('http://localhost:4000/#/build');
  });
});
