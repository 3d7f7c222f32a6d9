import { coreSection, rfc } from '@/lib/oidc/spec-links';
import type { VerificationKey } from '@/lib/verify/keys/key-set';
import { isForSignatures } from '@/lib/verify/keys/select-key';
import { fits, isOnUnknownCurve } from '@/lib/verify/signing-algorithms';
import type { Evidence } from '../evidence';
import { type Finding, fail, pass, type Rule, show, skip } from '../rule';
import { signingAlgorithm } from '../signing-algorithms';
import { keyStrength } from './key-strength';
import { signature } from './signature';

const anotherSet =
  'Compare the issuer of the token with the one whose keys these are: each user pool and each tenant has its own.';

const kid: Rule = {
  id: 'kid',
  title: 'The key that signed it is in the set',
  claim: 'kid',
  spec: coreSection('10.1', 'Signing'),
  judge: ({ selection, header }) => {
    const actual = show(header?.kid);
    switch (selection.kind) {
      case 'by-kid':
        return pass('a kid of the set', actual);
      case 'only-key':
        return pass('absent is allowed where the set holds a single key', 'absent');
      case 'given':
        return skip(`${actual}; the key was given, so kid chooses nothing.`);
      case 'no-header':
        return skip('There is no header to read it from.');
      case 'no-keys':
        return skip(selection.reason);
      case 'malformed-kid':
        return fail({
          expected: 'a string',
          actual,
          cause: 'The issuer writes kid as something else than a string (RFC 7515 §4.1.4).',
          fix: 'Have the issuer write it as the key set does.',
        });
      case 'unknown-kid':
        return fail({
          expected: `one of ${namesOf(selection.known)}`,
          actual,
          cause: 'The token comes from another issuer, or its key has been withdrawn since.',
          fix: `${anotherSet} If it is the right one, fetch the keys again and take a new token.`,
        });
      case 'absent-kid':
        return fail({
          expected: `a kid, since the set holds ${selection.count} keys`,
          actual,
          cause: 'Not a token of Amazon Cognito, which always names the key; or the header was made by hand.',
          fix: 'Have the issuer put kid into the header. Keys are not tried one after another.',
        });
      case 'shared-kid':
        return fail({
          expected: 'one key with this kid that fits the algorithm',
          actual: `${selection.count} keys with ${actual}`,
          cause: 'The issuer published keys without giving each a kid of its own (RFC 7517 §4.5).',
          fix: 'Have the issuer give each key its own kid.',
        });
    }
  },
};

/** More keys than a provider publishes at a time. */
const maxKnown = 20;

function namesOf(known: (string | null)[]): string {
  const names = known.slice(0, maxKnown).map(show).join(', ');
  return known.length > maxKnown ? `${names} and ${known.length - maxKnown} more` : names;
}

/** A rule on the chosen key; skipped where none was chosen. */
const keyRule = (
  rule: Omit<Rule, 'judge'>,
  judge: (key: VerificationKey, evidence: Evidence) => Finding,
): Rule => ({
  ...rule,
  judge: (evidence) =>
    'key' in evidence.selection ? judge(evidence.selection.key, evidence) : skip('No key was chosen.'),
});

const keyType = keyRule(
  { id: 'key-type', title: 'The key is of the kind that the algorithm needs', spec: rfc(7518, '3.1') },
  (key, { header }) => {
    const algorithm = signingAlgorithm(header?.alg);
    if (algorithm === undefined) return skip('The header names no algorithm that can be checked here.');
    const expected = kindOf(algorithm.kty, algorithm.crv);
    const actual = kindOf(key.kty, key.crv);
    if (fits(key, algorithm)) return pass(expected, actual);
    if (isOnUnknownCurve(key, algorithm)) return skip(`${actual}: a curve that cannot be checked here.`);
    return fail({
      expected,
      actual,
      cause:
        'The header was changed to another algorithm, or the token is checked with a key of another issuer.',
      fix: anotherSet,
    });
  },
);

const kindOf = (kty: string, crv: unknown): string => (crv === undefined ? kty : `${kty} ${show(crv)}`);

const keyUse = keyRule(
  { id: 'key-use', title: 'The key is for signatures', spec: rfc(7517, '4.2') },
  (key) => {
    const { use, key_ops } = key;
    const expected = 'use "sig" and key_ops with "verify", or absent';
    const actual = `use ${show(use)}, key_ops ${show(key_ops)}`;
    if (isForSignatures(key)) return pass(expected, actual);
    const wellFormed =
      (use === undefined || (typeof use === 'string' && use !== '')) &&
      (key_ops === undefined || Array.isArray(key_ops));
    return fail({
      expected,
      actual,
      cause: wellFormed
        ? 'The token names a key that its issuer published for another purpose, such as encryption.'
        : 'The key set was written with null or the like where a member should be left out. Some libraries pass over it, others refuse the key.',
      fix: 'Have the issuer sign with a key for signatures, or mend use and key_ops in its key set.',
    });
  },
);

const keyAlg = keyRule(
  { id: 'key-alg', title: 'The key is for this algorithm', claim: 'alg', spec: rfc(7517, '4.4') },
  (key, { header }) => {
    if (key.alg === undefined) return pass('absent, or the alg of the header', 'absent');
    const expected = show(key.alg);
    const actual = show(header?.alg);
    if (key.alg === header?.alg) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause: 'The header was changed, or the issuer signs with another algorithm than its key set says.',
      fix: 'Refuse the token; if the issuer did sign it, have it mend the key set.',
    });
  },
);

export const keyRules: readonly Rule[] = [kid, keyType, keyUse, keyAlg, keyStrength, signature];
