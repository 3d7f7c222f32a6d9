import type { Check } from '@/lib/oidc/check';
import type { Decoded } from '@/lib/verify/decode';
import { CheckList } from './check-list';
import { inOrder } from './check-order';
import { DecodedToken } from './decoded-token';

type Props = {
  /** Absent where nothing was checked yet. */
  checks: readonly Check[] | undefined;
  /** Absent where the token is not to be shown yet. */
  decoded: Decoded | undefined;
  /** Unix time in milliseconds. */
  now: number;
};

/** A token: the checks that make the verdict, what stands in it, and the other checks. */
export function JudgedToken({ checks, decoded, now }: Props) {
  const { foremost, rest } = inOrder(checks ?? []);
  return (
    <>
      {foremost.length > 0 && <CheckList checks={foremost} />}
      {decoded && <DecodedToken decoded={decoded} now={now} verified={checks !== undefined} />}
      {rest.length > 0 && (
        <details open>
          <summary className="mb-2 w-fit text-muted hover:text-ink">{rest.length} more checks</summary>
          <CheckList checks={rest} />
        </details>
      )}
    </>
  );
}
