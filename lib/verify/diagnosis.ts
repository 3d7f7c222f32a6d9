import type { Decoded } from './decode';
import { type KeySet, readKeys, type VerificationKey } from './keys/key-set';
import { isFor, type Selection } from './keys/select-key';
import { checkSignature, type SignatureAnswer } from './signature';
import { sharedSecretAlgorithms } from './signing-algorithms';

/** More keys than a provider publishes at the same time. Each one costs a verification. */
const maxTried = 10;

/**
 * Finds another key of the set that did sign the token. It explains a failure, but never makes a token valid.
 * Called if the key that the token names is unknown or doesn't match.
 */
export async function findSigner(
  decoded: Decoded,
  set: KeySet,
  selection: Selection,
  signature: SignatureAnswer,
): Promise<VerificationKey | null> {
  const wanted = signature.kind === 'mismatch' || selection.kind === 'unknown-kid';
  if (!wanted || set.given !== 'set') return null;
  const named = 'key' in selection ? selection.key : null;
  const alg = decoded.header.object?.alg;
  const others = set.keys.filter((key) => key !== named && isFor(key, alg)).slice(0, maxTried);
  const answers = await Promise.all(
    others.map((key) => checkSignature(decoded, set, { kind: 'given', key })),
  );
  return others.find((_key, index) => answers[index]?.kind === 'match') ?? null;
}

/** Whether the client secret signed a token with an HMAC algorithm; `null` if that can't be determined. */
export async function isSignedWithSecret(
  decoded: Decoded,
  set: KeySet,
  client_secret: string | undefined,
): Promise<boolean | null> {
  const alg = decoded.header.object?.alg;
  const hmac = typeof alg === 'string' && sharedSecretAlgorithms.includes(alg);
  if (!hmac || set.given === 'secret' || client_secret === undefined) return null;
  const secret = await readKeys({ kind: 'secret', secret: new TextEncoder().encode(client_secret) });
  const [key] = secret.keys;
  if (key === undefined) return null;
  return (await checkSignature(decoded, secret, { kind: 'given', key })).kind === 'match';
}
