import { coreSection, rfc } from '@/lib/oidc/spec-links';
import type { VerificationKey } from '@/lib/verify/keys/key-set';
import { isForSignatures } from '@/lib/verify/keys/select-key';
import { fits, isOnUnknownCurve } from '@/lib/verify/signing-algorithms';
import type { Evidence } from '../evidence';
import { type Finding, fail, pass, type Rule, show, skip, warn } from '../rule';
import { sharedSecretAlgorithms, signingAlgorithm } from '../signing-algorithms';
import { albCause, isAlbToken } from './balancer';
import { keyStrength } from './key-strength';
import { signature } from './signature';

const anotherSet =
  'Compare the token’s issuer with the one that these keys belong to. Each user pool and each tenant has its own keys.';

const kid: Rule = {
  id: 'kid',
  title: 'Signing key',
  claim: 'kid',
  spec: coreSection('10.1', 'Signing'),
  judge: (evidence) => {
    const { selection, header, decoded, key_set } = evidence;
    const actual = show(header?.kid);
    if (decoded.form === 'jwe') {
      return skip(`${actual} is the key that the token is encrypted for.`, 'Encrypted token');
    }
    if (key_set.given === 'set' && usesNoPublicKey(header?.alg)) return noPublicKey(header?.alg);
    switch (selection.kind) {
      case 'by-kid':
        return selection.copies > 1
          ? listedTwice(selection.copies, actual)
          : pass('Found in the key set', 'a kid of the set', actual);
      case 'only-key':
        return pass('The only key', 'absent is allowed if the set has a single key', 'absent');
      case 'fitting-key':
        return warn({
          result: 'Missing, but only one key fits',
          expected: `a kid, since the set has ${selection.count} keys`,
          actual: 'absent; the only key that fits the algorithm was used',
          cause: 'The issuer omits kid from the header. With several keys in the set it is required.',
          fix: 'Set kid in the header at the issuer. Many verifiers reject the token.',
        });
      case 'given':
        return skip(`${actual}. You gave the key, so kid doesn’t select one.`, 'Key given');
      case 'no-header':
        return skip('There is no header to read.');
      case 'no-keys':
        return skip(selection.reason, 'No keys');
      case 'malformed-kid':
        return fail({
          result: 'Not a string',
          expected: 'a string',
          actual,
          cause: 'kid must be a string (RFC 7515 §4.1.4).',
          fix: 'At the issuer, use the same value as in the key set.',
        });
      case 'unusable-kid':
        return fail({
          result: 'Found, but unusable',
          expected: 'a usable public key with this kid',
          actual: `${actual}: ${selection.problem}`,
          cause: 'The key with this kid is in the set, but it is incomplete or contradicts itself.',
          fix: 'Publish the complete public key at the issuer: kty, and n and e for RSA (RFC 7518 §6.3.1).',
        });
      case 'unknown-kid':
        return fail({
          result: 'Not in the key set',
          expected: expectedKid(selection),
          actual,
          ...(isAlbToken(header) ? albCause : explainUnknown(evidence)),
        });
      case 'absent-kid':
        return fail({
          result: 'Missing',
          expected: `a kid, since the set has ${selection.count} keys`,
          actual,
          cause:
            selection.fitting === 0
              ? 'No key of the set fits the token’s algorithm, and the header doesn’t name one.'
              : `The header doesn’t name its key, and ${selection.fitting} keys fit its algorithm. Amazon Cognito always names the key.`,
          fix: 'Set kid in the header at the issuer. Claimcheck doesn’t try one key after another.',
        });
      case 'shared-kid':
        return fail({
          result: 'Not unique',
          expected: 'one key with this kid that fits the algorithm',
          actual: `${selection.count} different keys with ${actual}`,
          cause: 'The issuer published several keys with the same kid (RFC 7517 §4.5).',
          fix: 'Give each key its own kid at the issuer.',
        });
    }
  },
};

const usesNoPublicKey = (alg: unknown): boolean =>
  typeof alg === 'string' && (alg.toLowerCase() === 'none' || sharedSecretAlgorithms.includes(alg));

const noPublicKey = (alg: unknown): Finding =>
  skip(`${show(alg)} uses no key of the set.`, 'No public key needed');

const listedTwice = (copies: number, actual: string): Finding =>
  warn({
    result: 'Found, listed more than once',
    expected: 'each key once',
    actual: `${actual}: the same key, ${copies} times`,
    cause: 'The issuer publishes the same key more than once, for example with and without its certificate.',
    fix: 'Publish each key once. It makes no difference here, but some libraries reject such a set.',
  });

/** More keys than a provider publishes at the same time. */
const maxNames = 20;

function expectedKid({ known, withoutKid }: { known: string[]; withoutKid: number }): string {
  const names = known.slice(0, maxNames).map(show).join(', ');
  const more = known.length > maxNames ? ` and ${known.length - maxNames} more` : '';
  if (known.length > 0) return `one of ${names}${more}`;
  return withoutKid === 1
    ? 'a key with this kid; the set’s only key has none'
    : 'a key with this kid; no key has one';
}

function explainUnknown({ signer, selection }: Evidence): { cause: string; fix: string } {
  if (signer !== null) {
    return {
      cause:
        signer.kid === null
          ? 'A key without a kid made this signature. The issuer omits kid from its key set.'
          : `The key ${show(signer.kid)} made this signature: the token names the wrong key.`,
      fix: 'Write the same kid in the token’s header and in the key set at the issuer.',
    };
  }
  const kidless = selection.kind === 'unknown-kid' && selection.known.length === 0;
  return {
    cause: kidless
      ? 'The keys of the set have no kid, and none of them matches this signature.'
      : 'The token is from another issuer, or its key has been removed from the set.',
    fix: `${anotherSet} If it is the right issuer, fetch the keys again and use a new token.`,
  };
}

/** A rule about the selected key. Skipped if no key was selected. */
const keyRule = (
  rule: Omit<Rule, 'judge'>,
  judge: (key: VerificationKey, evidence: Evidence) => Finding,
): Rule => ({
  ...rule,
  judge: (evidence) => {
    const { selection, key_set, header } = evidence;
    if (!('key' in selection)) return skip('No key was selected.');
    if (key_set.given === 'set' && usesNoPublicKey(header?.alg)) return noPublicKey(header?.alg);
    return judge(selection.key, evidence);
  },
});

const keyType = keyRule({ id: 'key-type', title: 'Key type', spec: rfc(7518, '3.1') }, (key, { header }) => {
  const algorithm = signingAlgorithm(header?.alg);
  if (algorithm === undefined) return skip('The header names no algorithm that can be checked here.');
  const expected = kindOf(algorithm.kty, algorithm.crv);
  const actual = kindOf(key.kty, key.crv);
  if (fits(key, algorithm)) return pass(actual, expected, actual);
  if (isOnUnknownCurve(key, algorithm)) return skip(`${actual}: a curve that can’t be checked here.`);
  return fail({
    result: 'Doesn’t fit the algorithm',
    expected,
    actual,
    cause: 'Someone changed the header’s algorithm, or the keys belong to another issuer.',
    fix: anotherSet,
  });
});

const kindOf = (kty: string, crv: unknown): string => (crv === undefined ? kty : `${kty} ${show(crv)}`);

const keyUse = keyRule({ id: 'key-use', title: 'Key use', spec: rfc(7517, '4.2') }, (key) => {
  const { use, key_ops } = key;
  const expected = 'use "sig" and key_ops with "verify", or absent';
  const actual = `use ${show(use)}, key_ops ${show(key_ops)}`;
  if (isForSignatures(key)) {
    if (use !== null && key_ops !== null) return pass('For signatures', expected, actual);
    return warn({ result: 'Null, read as absent', expected, actual, ...nullInKey });
  }
  return fail({
    result: 'Not for signatures',
    expected,
    actual,
    cause: 'The token names a key that its issuer published for another purpose, such as encryption.',
    fix: 'Sign with a signature key at the issuer, or correct use and key_ops in its key set.',
  });
});

const nullInKey = {
  cause:
    'The issuer’s key set has null instead of omitting a field. Some libraries ignore it, others reject the key.',
  fix: 'Configure the issuer’s serializer to omit null values.',
};

const keyAlg = keyRule(
  { id: 'key-alg', title: 'Key algorithm', claim: 'alg', spec: rfc(7517, '4.4') },
  (key, { header }) => {
    const allowed = 'absent, or the alg of the header';
    if (key.alg === undefined) return pass('Any', allowed, 'absent');
    if (key.alg === null) {
      return warn({ result: 'Null, read as absent', expected: allowed, actual: 'null', ...nullInKey });
    }
    const expected = show(key.alg);
    const actual = show(header?.alg);
    if (key.alg === header?.alg) return pass('Matches', expected, actual);
    return fail({
      result: 'For another algorithm',
      expected,
      actual,
      cause:
        'Someone changed the header, or the issuer signs with another algorithm than its key set specifies.',
      fix: 'Reject the token. If the issuer did sign it, correct alg in its key set.',
    });
  },
);

export const keyRules: readonly Rule[] = [kid, keyType, keyUse, keyAlg, keyStrength, signature];
