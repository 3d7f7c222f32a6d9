import type { Check } from '@/lib/oidc/check';
import type { Decoded } from '@/lib/verify/decode';
import { CheckList } from './check-list';
import { inOrder } from './check-order';
import { DecodedToken } from './decoded-token';
import { tally } from './verdict';

type Props = {
  /** Absent before verification. */
  checks: readonly Check[] | undefined;
  /** Absent if the token isn't shown yet. */
  decoded: Decoded | undefined;
  /** Unix time in milliseconds. */
  now: number;
};

/** A token: checks that failed or warn, the others folded, and its content. */
export function JudgedToken({ checks, decoded, now }: Props) {
  const { foremost, rest } = inOrder(checks ?? []);
  return (
    <>
      {foremost.length > 0 && <CheckList checks={foremost} />}
      {rest.length > 0 && (
        <details className="fold">
          <summary>{tally(rest)}</summary>
          <CheckList checks={rest} />
        </details>
      )}
      {decoded && <DecodedToken decoded={decoded} now={now} verified={checks !== undefined} />}
    </>
  );
}
