import fc from 'fast-check';

/** Texts with a special meaning to some program. */
export const hostile = [
  '<script>alert(1)</script>',
  'javascript:alert(1)//',
  '\u202e\u2066\u0000\u0007\u200b\ufeff',
  '\ud800',
  '__proto__',
  'constructor',
  'https://user:pass@evil.example/#x',
  'http://[::1',
  'x'.repeat(5_000),
  '%00%ff%E0%A4%A',
  '\r\nSet-Cookie: a=b',
  '-----BEGIN PUBLIC KEY-----',
  'eyJhbGciOiJub25lIn0.e30.',
  '$(id)`id`',
  "'; DROP TABLE --",
];

export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...hostile, null, true, 0, -1, 1e308, -0, '', [], {}, [[]], [null], {
    keys: [{}],
  }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
);

/** One field of `right`, at any depth, with another value; or one more field. */
const changedJson = (right: unknown): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.nat(20), { maxLength: 4 }),
      fc.constantFrom('set', 'add', 'remove'),
      anyValue,
      fc.constantFrom(...hostile),
    )
    .map(([path, how, replacement, name]) => {
      const copy: unknown = structuredClone(right);
      let at = copy;
      for (const step of path.slice(0, -1)) {
        const next = isObject(at) ? Object.values(at)[step % Math.max(1, Object.keys(at).length)] : undefined;
        if (isObject(next)) at = next;
      }
      if (!isObject(at)) return JSON.stringify(replacement);
      const names = Object.keys(at);
      const chosen = names[(path.at(-1) ?? 0) % Math.max(1, names.length)] ?? name;
      if (how === 'remove') Reflect.deleteProperty(at, chosen);
      else {
        const target = how === 'set' ? chosen : name;
        Object.defineProperty(at, target, { value: replacement, enumerable: true, configurable: true });
      }
      return JSON.stringify(copy);
    });

const isObject = (each: unknown): each is Record<string, unknown> =>
  typeof each === 'object' && each !== null;

/** A partly valid text: cut off, doubled, or with other text in it. */
const changedText = (right: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(right.length),
      fc.nat(right.length),
      fc.constantFrom(...hostile, '"', '\\', '{', '}', ',', '=', '&', '.'),
    )
    .map(([from, to, inserted]) => right.slice(0, from) + inserted + right.slice(to));

/** Texts close to a valid one, and some that aren't. */
export function textsNear(right: string): fc.Arbitrary<string> {
  const texts = [
    changedText(right),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(...hostile),
    anyValue.map((each) => JSON.stringify(each) ?? ''),
  ];
  try {
    const json: unknown = JSON.parse(right);
    return fc.oneof(changedJson(json), changedJson(json), ...texts);
  } catch {
    return fc.oneof(...texts);
  }
}
