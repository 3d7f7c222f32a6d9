/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** For a stage that only reports success or failure, and for one that never counted its tests. */
export const onePassed = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };
export const oneSkipped = { passed: 0, failed: 0, skipped: 1 };

/**
 * @param {any} report Vitest's JSON report
 * @returns {Count}
 */
export function countVitest(report) {
  // A file that can't be loaded has no tests to count.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {any} report Playwright's JSON report
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * The result of a test program: its report, unless that is missing or hides a failure.
 * @param {number} exitCode of the program
 * @param {any} report parsed, or `undefined` when the program wrote none
 * @param {(report: any) => Count} count
 * @returns {Count}
 */
export function countRun(exitCode, report, count) {
  if (!report) return oneFailed;
  const counted = count(report);
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  const total = (key) => counts.reduce((sofar, count) => sofar + count[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/** @param {Count} count */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
