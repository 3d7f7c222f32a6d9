import type { JsonObject } from '@/lib/json/object';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import { type Decoded, decode } from './decode';
import { findSigner, isSignedWithSecret } from './diagnosis';
import type { Expectation } from './expectation';
import { compareHalfHash, type HashAnswer } from './half-hash';
import { type KeySet, readKeys, type VerificationKey } from './keys/key-set';
import { type Strength, strengthOf } from './keys/key-strength';
import { type Selection, selectKey } from './keys/select-key';
import type { KeySource } from './keys/source';
import { optionalClaims, optionalParameters, withoutNulls } from './nulls';
import { checkSignature, type SignatureAnswer } from './signature';
import { isOnUnknownCurve, signingAlgorithm } from './signing-algorithms';

/** The input of all checks, so that each check is a plain function of it. */
export type Evidence = {
  decoded: Decoded;
  /** Without nulls in place of optional fields; `decoded` still has them. */
  header: JsonObject | null;
  claims: JsonObject | null;
  expected: Expectation & { token_use: 'id' | 'access'; clock_tolerance: number };
  key_set: KeySet;
  selection: Selection;
  /** The strength of the selected key. */
  strength: Strength | null;
  signature: SignatureAnswer;
  /** Another key of the set that did sign the token. It explains a failure, but proves nothing. */
  signer: VerificationKey | null;
  /** Whether the client secret signed the token; `null` if that can't be determined. */
  signedWithSecret: boolean | null;
  at_hash: HashAnswer;
  c_hash: HashAnswer;
  /** Whether Cognito's own rules apply. */
  of_user_pool: boolean;
  /** Unix time in milliseconds. */
  now: number;
};

export async function gatherEvidence(
  token: string,
  source: KeySource,
  expectation: Expectation,
  now: number,
): Promise<Evidence> {
  const decoded = decode(token);
  const header = withoutNulls(decoded.header.object, optionalParameters);
  const claims = withoutNulls(decoded.payload?.object ?? null, optionalClaims);
  const keySet = await readKeys(source);
  const selection = selectKey(header, keySet);
  const { access_token, code } = expectation;
  const issuer = expectation.issuer ?? claims?.iss;
  const alg = hashedWith(header?.alg, selection);
  // In parallel, because each one waits for a worker thread.
  const [strength, signature, at_hash, c_hash] = await Promise.all([
    'key' in selection ? strengthOf(selection.key) : null,
    checkSignature(decoded, keySet, selection),
    compareHalfHash(access_token, alg, claims?.at_hash),
    compareHalfHash(code, alg, claims?.c_hash),
  ]);
  const [signer, signedWithSecret] = await Promise.all([
    findSigner(decoded, keySet, selection, signature),
    isSignedWithSecret(decoded, keySet, expectation.client_secret),
  ]);
  return {
    decoded,
    header,
    claims,
    expected: {
      ...expectation,
      token_use: expectation.token_use ?? 'id',
      clock_tolerance: expectation.clock_tolerance ?? 0,
    },
    key_set: keySet,
    selection,
    strength,
    signature,
    signer,
    signedWithSecret,
    at_hash,
    c_hash,
    of_user_pool: typeof issuer === 'string' && isPoolIssuer(issuer),
    now,
  };
}

/**
 * The algorithm that determines the hash of at_hash and c_hash; undefined if the curve uses a hash that isn't
 * supported.
 */
function hashedWith(alg: unknown, selection: Selection): unknown {
  const algorithm = signingAlgorithm(alg);
  const unknown = algorithm !== undefined && 'key' in selection && isOnUnknownCurve(selection.key, algorithm);
  return unknown ? undefined : alg;
}
