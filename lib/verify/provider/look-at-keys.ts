import { excerpt } from '@/lib/text/excerpt';
import { describeWeakness } from '../checks/key-strength';
import { readKeys, type VerificationKey } from '../keys/key-set';
import { strengthOf } from '../keys/key-strength';
import type { KeySource } from '../keys/source';
import { show } from '../show';

/** A key of the provider's set. `problems` are clauses. If one of them is fatal, `status` is `fail`. */
export type KeyView = {
  kid: string | null;
  kind: string;
  use: string;
  alg: string;
  size: string;
  status: 'pass' | 'warn' | 'fail';
  problems: string[];
};

/** More keys than a provider publishes. Each one takes time to examine. */
const mostKeys = 20;

/** Each key of a set with its weakness, and the entries that aren't usable keys. */
export async function lookAtKeys(
  source: KeySource,
): Promise<{ keys: KeyView[]; keys_problem: string | null }> {
  const { keys, unusable, reason } = await readKeys(source);
  const usable = await Promise.all(keys.slice(0, mostKeys).map((key) => viewOf(key, keys)));
  const rest = unusable.slice(0, mostKeys).map(
    ({ kid, problem }): KeyView => ({
      kid: kid === null ? null : excerpt(kid, 100),
      kind: '–',
      use: '–',
      alg: '–',
      size: '–',
      status: 'warn',
      problems: [excerpt(problem, 200)],
    }),
  );
  return { keys: [...usable, ...rest], keys_problem: reason };
}

async function viewOf(key: VerificationKey, all: readonly VerificationKey[]): Promise<KeyView> {
  const { bits, weaknesses } = await strengthOf(key);
  const shared = all.filter(({ kid }) => kid !== null && kid === key.kid).length > 1;
  const problems = [
    ...weaknesses.map(describeWeakness),
    ...(key.kid === null && all.length > 1 ? ['it has no kid, although the set has several keys'] : []),
    ...(shared ? ['another key of the set has the same kid'] : []),
  ];
  const fatal = weaknesses.some(({ kind }) => kind !== 'small-exponent');
  return {
    kid: key.kid === null ? null : excerpt(key.kid, 100),
    kind: key.crv === undefined ? key.kty : `${key.kty} ${text(key.crv)}`,
    use: text(key.use),
    alg: text(key.alg),
    size: sizeOf(key, bits),
    status: fatal ? 'fail' : problems.length > 0 ? 'warn' : 'pass',
    problems,
  };
}

const text = (value: unknown): string =>
  value === undefined ? 'any' : typeof value === 'string' ? excerpt(value, 40) : show(value);

const curveBits: Record<string, number> = {
  'P-256': 256,
  'P-384': 384,
  'P-521': 521,
  secp256k1: 256,
  Ed25519: 256,
  Ed448: 456,
};

function sizeOf({ crv }: VerificationKey, bits: number | null): string {
  const known = bits ?? (typeof crv === 'string' && Object.hasOwn(curveBits, crv) ? curveBits[crv] : null);
  return typeof known === 'number' ? `${known} bits` : 'unknown';
}
