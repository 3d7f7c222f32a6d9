import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Wordings that read as translated, each with what to write instead. */
const patterns: readonly [wording: RegExp, instead: string][] = [
  [/(?<![\w.({])anew\b(?!\.\w|\?|\))/, 'again'],
  [/\bto the letter\b/i, 'exactly, or verbatim'],
  [/(?<![\w'’-])begun\b(?![\w'’-])/, 'started'],
  [/(?<!\b[Tt]here )\bis no (?!longer\b|more\b|less\b|later\b|earlier\b|one\b)[a-z]/, 'isn’t a …'],
  [/\bthat (?:is|are) none\b(?! of)/, 'that isn’t one'],
  [/\b(?:is|are) to be had\b|\bcould not be had\b|\bcannot be had\b/, 'couldn’t fetch, or isn’t available'],
  [/\bwithout a word\b(?! of)|\bin silence\b/, 'silently'],
  [/\bforetells?\b/i, 'predict'],
  [/\bwhoever\b|\bwhom(?:ever)?\b/i, 'anyone who'],
  [/\bat the longest\b/, 'at most'],
  [/\ban address with a\b/, 'a URL that contains'],
  [/\bslip of the pen\b/, 'typo'],
  [/\bheld against\b/, 'compared with'],
  [/\bmade out to\b/, 'issued for'],
  [/\bstands (?:twice|there|beside|before|behind|after|around|first|last)\b/, 'is, or appears'],
  [/(?<![\w'’.-])[Nn]obody(?:['’]s)? [a-z]/, 'isn’t …, or no user …'],
  [/\bno one\b(?!-)/i, 'isn’t …, or no user …'],
  [/\bnothing but\b/i, 'only'],
  [/\bbrings? [a-z]/, 'returns, or adds'],
  [/\bhears?\b/, 'receives, or isn’t notified'],
  [/\blives\b/, 'is in, or stays valid'],
  [/\bbegan\b(?! *[=;,})])/, 'started'],
  [/\bof before\b/, 'previous'],
  [/\btaken for\b/, 'treated as'],
  [/\b(?:is|are|was|were|be|being) told\b(?! apart)/, 'is shown, or gets a message'],
  [/\b(?:is|are|was|were|be) said\b(?! (?:in|of)\b)/, 'is reported, or shows'],
  [/\bis asked of\b|\bNor (?:does|is|do|are)\b/, 'isn’t requested, or … doesn’t … either'],
  [/\bone['’]s own\b/, 'your, or the user’s own'],
  [/\bway back\b/, 'redirect'],
  [/\bwith a sentence\b/, 'with a message'],
  [/\bstraight through\b/, 'Run all steps'],
  [/\banybody\b|\bthrice\b|\brecognis/i, 'anyone, three times, recognize'],
];

const folders = ['app', 'components', 'lib', 'login', 'cli', 'scripts', 'bench', 'tests', 'docs'];
const pages = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md'];

const files = execFileSync('git', ['ls-files', ...folders, ...pages], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(?:tsx?|mjs|md)$/.test(file) && file !== 'tests/unit/words.test.ts');

test('the patterns find what they are for', () => {
  const found = (text: string) => patterns.filter(([wording]) => wording.test(text)).length;
  expect(found('Log in anew. It must match to the letter. It is no object.')).toBe(3);
  expect(found('Nobody asks it. A refresh brings none of before.')).toBe(3);
  expect(found('There is no handler. It is no longer valid. outcomes.nobody')).toBe(0);
});

test('no text reads as translated', () => {
  const hits = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        patterns
          .filter(([wording]) => wording.test(line))
          .map(([, instead]) => `${file}:${index + 1}: write “${instead}”: ${line.trim()}`),
      ),
  );
  expect(hits).toEqual([]);
});
