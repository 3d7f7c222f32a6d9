import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test, vi } from 'vitest';

// A regular expression with superlinear time can stall the process for minutes on outside text. recheck proves by
// automata that each one is linear. Rewrite any regular expression that it can't prove.

vi.setConfig({ testTimeout: 120_000 });
// Runs in this process. Its other checkers are separate programs, which aren't installed.
vi.stubEnv('RECHECK_BACKEND', 'pure');

type Diagnostics = { status: string; complexity?: { summary: string }; error?: { kind: string } };
type Check = (pattern: string, flags: string, how: object) => Promise<Diagnostics>;
const { check }: { check: Check } = createRequire(import.meta.url)('recheck');

const root = join(import.meta.dirname, '../..');
const places = [
  'app',
  'lib',
  'components',
  'scripts',
  'login',
  'cli',
  'instrumentation.ts',
  'next.config.js',
];
const files = places.flatMap((place) =>
  statSync(join(root, place)).isFile()
    ? [place]
    : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((file) => join(place, file)),
);
const sources = files.filter((file) => /\.(ts|tsx|mts|js|mjs)$/.test(file) && !file.endsWith('.d.ts'));

type Found = { pattern: string; flags: string } | { made: string };
type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** The regular expressions of a source, and each one that it creates from text at run time. */
function expressionsIn(name: string, code: string): Found[] {
  const { program, errors } = parseSync(name, code);
  expect(errors, name).toEqual([]);
  const found: Found[] = [];
  const open: unknown[] = [program];
  for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
    if (!isNode(node)) continue;
    const { type, regex, callee, start, end } = node;
    if (type === 'Literal' && isNode(regex))
      found.push({ pattern: `${regex.pattern}`, flags: `${regex.flags}` });
    const calls = type === 'NewExpression' || type === 'CallExpression';
    if (calls && isNode(callee) && makesOne(callee, node.arguments)) {
      found.push({ made: code.slice(Number(start), Number(end)) });
    }
    open.push(...Object.values(node));
  }
  return found;
}

/** `RegExp(…)`, and the string methods that create one from other text. */
function makesOne({ name, property }: Node, given: unknown): boolean {
  if (name === 'RegExp' || (isNode(property) && property.name === 'RegExp')) return true;
  const method = isNode(property) ? `${property.name}` : '';
  const [first] = Array.isArray(given) ? given : [];
  const text = first?.type === 'TemplateLiteral' || typeof first?.value === 'string';
  return ['match', 'matchAll', 'search'].includes(method) && text;
}

/** By pattern and flags, each one once. */
const checked = new Map<string, Promise<Diagnostics>>();

async function verdictOf({ pattern, flags }: { pattern: string; flags: string }): Promise<string> {
  const key = `/${pattern}/${flags}`;
  const asked = checked.get(key) ?? check(pattern, flags, { checker: 'automaton', timeout: 30_000 });
  checked.set(key, asked);
  const { status, complexity, error } = await asked;
  return status === 'safe' ? 'linear' : `${status}, ${complexity?.summary ?? error?.kind}`;
}

describe('the checker', () => {
  test.each([
    ['const a = /x+$/', '2nd degree polynomial'],
    ['const a: string = b.replace(/^(a|a)*$/g, "")', 'exponential'],
    ['const a = <T>(b: T) => /^x*x*$/.test(b)', '2nd degree polynomial'],
    [`const a = \`\${/^(["']).*\\1$/s.source}\``, 'unsupported'],
  ])('finds the regular expression in %s', async (code, reason) => {
    const [found] = expressionsIn('a.ts', code);
    expect(found && 'pattern' in found && (await verdictOf(found))).toContain(reason);
  });

  test.each([
    'new RegExp(a)',
    'RegExp("a")',
    'new globalThis.RegExp(a)',
    'b.matchAll(`a$' + '{b}`)',
    'b.match("a")',
  ])('finds that %s creates one', (code) => {
    expect(expressionsIn('a.ts', code)).toEqual([{ made: code }]);
  });

  test('ignores divisions and strings', () => {
    expect(expressionsIn('a.ts', 'const a = 1 / b / c; const d = "/x+$/"; // /x+$/')).toEqual([]);
  });
});

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(300);
});

test('none is created from text while the app runs', () => {
  const made = sources.flatMap((file) =>
    expressionsIn(file, readFileSync(join(root, file), 'utf8')).flatMap((found) =>
      'made' in found ? [`${file}: ${found.made}`] : [],
    ),
  );
  expect(made).toEqual([]);
});

test.each(sources)('no regular expression of %s backtracks', async (file) => {
  const found = expressionsIn(file, readFileSync(join(root, file), 'utf8'));
  const verdicts: string[] = [];
  for (const each of found) {
    if ('pattern' in each) verdicts.push(`/${each.pattern}/${each.flags}: ${await verdictOf(each)}`);
  }
  expect(verdicts.filter((verdict) => !verdict.endsWith(': linear'))).toEqual([]);
});
