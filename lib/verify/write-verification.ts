import type { Check } from '@/lib/oidc/check';
import type { Verification } from './verify';

/** What a response contains: every check, only the failed ones, or only the verdict, without the token's contents. */
export const details = ['all', 'failed', 'verdict'] as const;
export type Detail = (typeof details)[number];

type Write = (verification: Verification) => Uint8Array[];

const encoder = new TextEncoder();
const end = encoder.encode(']}');

/**
 * Writes the verifications of one request as JSON in UTF-8, with the numbers in the claims verbatim. Each call returns
 * chunks to concatenate; don't modify them.
 */
export function verificationWriter(detail: Detail): Write {
  switch (detail) {
    case 'all': {
      const writeCheck = checkWriter();
      return (verification) => [start(verification), ...verification.checks.map(writeCheck), end];
    }
    case 'failed':
      return (verification) => {
        const failed = verification.checks.filter(({ status }) => status === 'fail');
        return [
          start(verification),
          encoder.encode(failed.map((check) => JSON.stringify(check)).join()),
          end,
        ];
      };
    case 'verdict':
      return ({ verdict }) => [encoder.encode(JSON.stringify({ verdict }))];
  }
}

function start({ verdict, header, claims, claims_text = JSON.stringify(claims) }: Verification): Uint8Array {
  const json = `{"verdict":"${verdict}","header":${JSON.stringify(header)},"claims":${claims_text},"checks":[`;
  return encoder.encode(json);
}

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
