import { expect, test } from 'vitest';
import type { Check } from '@/lib/oidc/check';
import type { Expectation } from '@/lib/verify/expectation';
import type { KeySource } from '@/lib/verify/keys/source';
import type { Verdict } from '@/lib/verify/verdict';
import { verify } from '@/lib/verify/verify';
import { expected, keys, now } from './tokens';

export type Case = {
  token: string;
  keys?: KeySource;
  expected?: Expectation;
  now?: number;
};

export type Outcome = {
  verdict: Verdict;
  /** The IDs of the failed checks, in order, and of those with a warning. */
  fails: string[];
  warns: string[];
  row: (id: string) => Check;
};

export async function outcomeOf(input: Case): Promise<Outcome> {
  const { verdict, checks } = await verify(
    input.token,
    input.keys ?? keys,
    input.expected ?? expected,
    input.now ?? now,
  );
  const withStatus = (status: Check['status']) =>
    checks.filter((check) => check.status === status).map(({ id }) => id);
  const row = (id: string): Check => {
    const found = checks.find((check) => check.id === id);
    if (found === undefined) throw new Error(`no check ${id}`);
    return found;
  };
  return { verdict, fails: withStatus('fail'), warns: withStatus('warn'), row };
}

/** A fault and exactly the checks that report it, with the resulting verdict. */
export type Fault = Case & { fails?: string[]; warns?: string[]; verdict?: Verdict; says?: RegExp };

export function testFaults(faults: Record<string, () => Fault>): void {
  test.each(Object.entries(faults))('%s', async (_name, makeFault) => {
    const fault = makeFault();
    const outcome = await outcomeOf(fault);
    const fails = fault.fails ?? [];
    expect({ verdict: outcome.verdict, fails: outcome.fails, warns: outcome.warns }).toEqual({
      verdict: fault.verdict ?? (fails.length > 0 ? 'invalid' : 'valid'),
      fails,
      warns: fault.warns ?? [],
    });
    const told = [...fails, ...(fault.warns ?? [])].map(outcome.row);
    for (const check of told) {
      expect(check).toMatchObject({
        expected: expect.stringMatching(/./),
        actual: expect.stringMatching(/./),
        cause: expect.stringMatching(/\.$/),
        fix: expect.stringMatching(/./),
      });
    }
    if (fault.says) expect(JSON.stringify(told)).toMatch(fault.says);
  });
}
