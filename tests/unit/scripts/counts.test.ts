import { describe, expect, it } from 'vitest';
import { countPlaywright, countRun, countVitest, line, sum } from '@/scripts/counts.mjs';

const vitest = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const playwright = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

describe("Vitest's report", () => {
  it('counts a todo test as skipped', () => {
    const report = { ...vitest, numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 };
    expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 5 });
  });

  it('counts a file that could not be loaded, or that has a failed hook, as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    const report = { ...vitest, numPassedTests: 3, numFailedTests: 1, testResults };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 3, skipped: 0 });
  });
});

describe("Playwright's report", () => {
  it('counts errors outside of any test as failures', () => {
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 },
      errors: [{ message: 'x' }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });
});

describe('a run of a test program', () => {
  it.each([
    ['without a report', 1, undefined, { passed: 0, failed: 1, skipped: 0 }],
    ['without a report, content with itself', 0, undefined, { passed: 0, failed: 1, skipped: 0 }],
    [
      'that ends with an error outside of its tests',
      1,
      { ...playwright, stats: { ...playwright.stats, expected: 2 } },
      { passed: 2, failed: 1, skipped: 0 },
    ],
    [
      'that succeeded',
      0,
      { ...playwright, stats: { ...playwright.stats, expected: 2 } },
      { passed: 2, failed: 0, skipped: 0 },
    ],
  ])('%s', (_, exitCode, report, count) => {
    expect(countRun(exitCode, report, countPlaywright)).toEqual(count);
  });
});

it('the last line adds the stages up', () => {
  const stages = [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 40, failed: 2, skipped: 3 },
  ];
  expect(line(sum(stages))).toBe('41 passed, 2 failed, 3 skipped');
});
