import type { Check } from '@/lib/oidc/check';
import type { Detail, Verification } from './verify';

type Write = (verification: Verification) => Uint8Array[];

const encoder = new TextEncoder();
const end = encoder.encode(']}');

/**
 * Writes the verifications of one request as JSON in UTF-8, with the numbers in the claims verbatim: made by `verify`
 * with the same `detail`. Each call returns chunks to concatenate; don't modify them.
 */
export function verificationWriter(detail: Detail): Write {
  switch (detail) {
    case 'all': {
      const writeCheck = checkWriter();
      return (verification) => [
        encoder.encode(`${start(verification)}[`),
        ...verification.checks.map(writeCheck),
        end,
      ];
    }
    case 'failed':
      return (verification) => [
        encoder.encode(`${start(verification)}${JSON.stringify(verification.checks)}}`),
      ];
    case 'verdict':
      return ({ verdict }) => [encoder.encode(JSON.stringify({ verdict }))];
  }
}

/** Up to the list of the checks. */
const start = ({ verdict, header, claims, claims_text = JSON.stringify(claims) }: Verification): string =>
  `{"verdict":"${verdict}","header":${JSON.stringify(header)},"claims":${claims_text},"checks":`;

/** Keeps the last written row of each check, by position, because most rows are the same for the next token. */
function checkWriter(): (check: Check, index: number) => Uint8Array {
  const written: { check: Check; bytes: Uint8Array }[] = [];
  return (check, index) => {
    const last = written[index];
    if (last !== undefined && isSame(last.check, check)) return last.bytes;
    const bytes = encoder.encode(`${index === 0 ? '' : ','}${JSON.stringify(check)}`);
    written[index] = { check, bytes };
    return bytes;
  };
}

/** The title and specification of a rule only depend on its ID. */
const isSame = (one: Check, other: Check): boolean =>
  one.id === other.id &&
  one.status === other.status &&
  one.result === other.result &&
  one.actual === other.actual &&
  one.expected === other.expected &&
  one.cause === other.cause &&
  one.fix === other.fix;
