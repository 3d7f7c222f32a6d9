/** Bits of the largest modulus to examine. Real keys aren't larger, and the cost grows with the square. */
const maxBits = 16_384;

/**
 * Rounds after which the primes are far enough apart. A broken generator's primes are found within the first
 * few.
 */
const fermatRounds = 100;

/**
 * Primes up to 167 for which the weak generator doesn't produce every remainder. The missing remainders
 * reveal it.
 */
const tellingPrimes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157].map(
  (prime) => ({ prime: BigInt(prime), reached: powersOf(65_537 % prime, prime) }),
);

/** How anyone can factor a modulus; `null` if no way is known. */
export function factorable(modulus: Uint8Array): 'roca' | 'close-primes' | null {
  if (modulus.length === 0 || modulus.length * 8 > maxBits) return null;
  const hex = [...modulus].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const n = BigInt(`0x${hex}`);
  if (tellingPrimes.every(({ prime, reached }) => reached.has(Number(n % prime)))) return 'roca';
  return hasClosePrimes(n) ? 'close-primes' : null;
}

function powersOf(base: number, prime: number): ReadonlySet<number> {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * base) % prime) powers.add(power);
  return powers;
}

/** Fermat's method: n = a² − b² = (a − b)(a + b), where a is barely larger than the root of n. */
function hasClosePrimes(n: bigint): boolean {
  if (n < 9n || n % 2n === 0n) return false;
  let a = rootOf(n);
  if (a * a < n) a += 1n;
  for (let round = 0; round < fermatRounds; round += 1, a += 1n) {
    const rest = a * a - n;
    const b = rootOf(rest);
    if (b * b === rest && a - b > 1n) return true;
  }
  return false;
}

/** The integer square root, by Newton's method from above. */
function rootOf(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(16).length * 4) / 2 + 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
