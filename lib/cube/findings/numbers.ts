import { excerpt } from '@/lib/text/excerpt';
import type { Decoded } from '@/lib/verify/decode';
import type { CubeFinding } from '../outcome';
import { contextPage, ofToken } from './finding';

/**
 * Integers beyond 2^53, which JavaScript rounds before Cube binds them, possibly to another tenant's ID.
 * @param values the bound values; `undefined` if the model's filter isn't known
 */
export function findNumbers({ payload }: Decoded, values: readonly unknown[] | undefined): CubeFinding[] {
  const unsafe = (payload?.unsafe ?? []).filter(({ written }) => /^-?\d+$/.test(written));
  const worst = unsafe.find(({ written }) => values?.includes(Number(written))) ?? unsafe[0];
  if (worst === undefined) return [];
  const { member, written } = worst;
  return [
    ofToken(
      values === undefined || values.includes(Number(written)) ? 'fail' : 'warn',
      {
        id: 'rounded-number',
        claim: member,
        title: 'The number is rounded to another one',
        expected: excerpt(written, 60),
        actual: String(Number(written)),
        cause: 'JavaScript keeps 53 bits of a number. As a filter, this is another tenant’s ID.',
        fix: 'Write the ID as a string.',
      },
      contextPage,
    ),
  ];
}
