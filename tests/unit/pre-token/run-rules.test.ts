import { describe, expect, it } from 'vitest';
import { reportRun } from '@/lib/pre-token/report';
import { eventOf, now, returned, run, troubles, v1 } from './runs';

describe('a run that ends without a response', () => {
  const found = (outcome: Parameters<typeof run>[0]) =>
    reportRun(eventOf('V2_0'), run(outcome, { missing: [] }), null, now).findings[0];

  it.each([
    [
      'throws',
      { kind: 'threw', name: 'TypeError', message: 'no such tenant', line: 7 },
      'TypeError: no such tenant',
      'PreTokenGeneration failed with error no such tenant.',
    ],
    [
      'does not compile',
      { kind: 'syntax', message: 'unexpected token', line: 2 },
      'SyntaxError: unexpected token',
      'failed with error SyntaxError: unexpected token.',
    ],
    [
      'exports nothing',
      { kind: 'no-handler', exports: [], bare: false },
      'no function is exported',
      'index.handler is undefined or not exported',
    ],
    [
      'is exported itself',
      { kind: 'no-handler', exports: [], bare: true },
      'module.exports',
      'index.handler is undefined or not exported',
    ],
    [
      'exports two others',
      { kind: 'no-handler', exports: ['a', 'b'], bare: false },
      'exports: a, b',
      'index.handler is undefined or not exported',
    ],
    ['exceeds the time limit', { kind: 'timeout' }, '5 s', 'Task timed out after 5.00 seconds'],
    ['never settles', { kind: 'never-settled' }, 'promise', 'Runtime exited without providing a reason'],
    ['fills the memory', { kind: 'out-of-memory' }, '64 MB', 'Runtime exited with error'],
    [
      'returns too much',
      { kind: 'too-large', length: 300_000 },
      '300000 characters',
      'Response payload size exceeded',
    ],
    ['returns a value that is too deep', { kind: 'too-deep', depth: 900 }, '900 levels', 'nested too deeply'],
    ['crashes', { kind: 'crashed', message: 'Runtime exited with code 3' }, 'with code 3', 'with code 3'],
    ['finds no place', { kind: 'busy' }, 'too many', 'Rate Exceeded'],
  ] as const)('%s', (_, outcome, seen, words) => {
    const finding = found(outcome as Parameters<typeof run>[0]);
    expect(finding).toMatchObject({ id: 'handler-runs', status: 'fail' });
    expect(finding?.actual).toContain(seen);
    expect(finding?.cause).toContain(words);
    expect(finding?.fix).toBeTruthy();
    expect(finding?.line).toBe('line' in outcome ? outcome.line : undefined);
  });

  it.each([
    ['a missing attribute', 'TypeError', "Cannot read properties of undefined (reading 'x')", 'attributes'],
    ['a name that is not declared', 'ReferenceError', 'tenant is not defined', 'typo'],
    ['an error of the handler itself', 'Error', 'no such tenant', 'on purpose'],
  ])('%s has its own fix', (_, name, message, fix) => {
    expect(found({ kind: 'threw', name, message, line: null })?.fix).toContain(fix);
  });

  it('explains TypeScript in a file, which Node.js can’t run', () => {
    const message = 'Unknown file extension ".ts" for /home/me/handler.ts';
    expect(found({ kind: 'threw', name: 'TypeError', message, line: null })?.fix).toContain('22.18');
  });

  it('shows what Cognito does after a failure', () => {
    expect(found({ kind: 'timeout' })?.cause).toMatch(/again/);
  });
});

describe('predicts Lambda’s result', () => {
  const answer = returned({ ...eventOf('V1_0'), response: v1({ claimsToAddOrOverride: { a: 'b' } }) });
  const report = (more: Parameters<typeof run>[1], outcome = answer) =>
    reportRun(eventOf('V1_0'), run(outcome, more), null, now);

  it.each([
    ['a callback that is declared', { parameters: 3 }, ['callback-handler warn']],
    ['another name', { name: 'main' }, ['handler-name warn']],
    ['more than 3 s', { duration_ms: 3001 }, ['handler-time warn']],
    ['something missing that it can do without', { missing: ['process.env.X'] }, ['needs-more warn']],
    ['all in order', {}, []],
  ])('%s', (_, more, expected) => {
    expect(troubles(report(more))).toEqual(expected);
  });

  it('a callback that is called through context', () => {
    const called = { ...answer, by: 'callback' } as typeof answer;
    expect(troubles(report({}, called))).toEqual(['callback-handler warn']);
    const cause = (parameters: number) =>
      report({ parameters }, called).findings.find(({ id }) => id === 'callback-handler')?.cause;
    expect(cause(2)).toContain('context.succeed');
    expect(cause(2)).not.toContain('three parameters');
    expect(cause(3)).toContain('three parameters');
  });

  it('missing name and failure: shows the other way', () => {
    const threw = { kind: 'threw', name: 'Error', message: "Cannot find module 'aws-sdk'", line: 1 } as const;
    const { findings } = report({ missing: ["require('aws-sdk')"] }, threw);
    expect(findings.map(({ id, status }) => `${id} ${status}`)).toEqual(['handler-runs warn']);
    expect(findings[0]?.fix).toContain('npm start -- --pre-token');
  });
});
