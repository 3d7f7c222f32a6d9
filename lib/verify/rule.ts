import type { JsonObject } from '@/lib/json/object';
import type { Check } from '@/lib/oidc/check';
import { excerpt } from '@/lib/text/excerpt';
import type { Evidence } from './evidence';
import { show } from './show';

export { show } from './show';

/** The part of a check that depends on the token. */
export type Finding = Pick<Check, 'status' | 'expected' | 'actual' | 'cause' | 'fix'> & { result: string };

/** What a check says, whether it passed or not. */
type Texts = Record<'result' | 'expected' | 'actual', string>;

/** A passed check whose text is only written if someone reads it: most tokens of a batch pass, and dates are slow. */
type UnwrittenPass = { status: 'pass'; write: () => Finding };

export type Judgment = Finding | UnwrittenPass;

/** One check: its subject, its section in a specification, and the function that decides. */
export type Rule = Pick<Check, 'id' | 'title' | 'claim' | 'spec'> & {
  judge: (evidence: Evidence) => Judgment;
};

// Property by property: this runs some forty times per token, and a spread is slower than most checks.
export function writeCheck({ id, title, claim, spec }: Rule, judgment: Judgment): Check {
  const finding = 'write' in judgment ? judgment.write() : judgment;
  const { status, result, expected, actual, cause, fix } = finding;
  const check: Check = { id, status, title, result, spec };
  if (claim !== undefined) check.claim = claim;
  if (expected !== undefined) check.expected = expected;
  if (actual !== undefined) check.actual = actual;
  if (cause !== undefined) check.cause = cause;
  if (fix !== undefined) check.fix = fix;
  return check;
}

export const pass = (result: string, expected: string, actual: string): Finding => ({
  status: 'pass',
  result,
  expected,
  actual,
});

export const passUnwritten = (write: () => Texts): Judgment => ({
  status: 'pass',
  write: () => {
    const { result, expected, actual } = write();
    return pass(result, expected, actual);
  },
});

/** Not checked; `why` is the reason. */
export const skip = (why: string, result = 'Not checked'): Finding => ({
  status: 'skip',
  result,
  actual: why,
});

/** Nothing to check: the claim is absent, and optional. */
export const absent = (why = 'absent'): Finding => skip(why, 'Not present');

/** Every problem has possible causes and a fix. */
type Trouble = Texts & { cause: string; fix: string };
export const fail = (trouble: Trouble): Finding => ({ status: 'fail', ...trouble });
export const warn = (trouble: Trouble): Finding => ({ status: 'warn', ...trouble });

/** A claim as `show` writes it. A number that JavaScript rounds, such as 1e400, is shown verbatim. */
export function showClaim({ claims, decoded }: Evidence, claim: string): string {
  const value = claims?.[claim];
  const number = decoded.payload?.unsafe.findLast(
    ({ member, written }) => member === claim && Number(written) === value,
  );
  return number === undefined ? show(value) : excerpt(number.written, 200);
}

/** A rule about a header parameter. Skipped if the header can't be read. */
export const headerRule = (
  rule: Omit<Rule, 'judge'>,
  judge: (value: unknown, header: JsonObject, evidence: Evidence) => Judgment,
): Rule => ({
  ...rule,
  judge: (evidence) =>
    evidence.header === null
      ? skip('There is no header to read.')
      : judge(evidence.header[rule.claim ?? rule.id], evidence.header, evidence),
});

/** A rule about a claim. Skipped if the claims can't be read. */
export const claimRule = (
  rule: Omit<Rule, 'id' | 'claim' | 'judge'> & { claim: string },
  judge: (value: unknown, claims: JsonObject, evidence: Evidence) => Judgment,
): Rule => ({
  id: rule.claim,
  ...rule,
  judge: (evidence) =>
    evidence.claims === null
      ? skip(evidence.decoded.form === 'jwe' ? 'The claims are encrypted.' : 'There are no claims to read.')
      : judge(evidence.claims[rule.claim], evidence.claims, evidence),
});
