import type { Decoded } from './decode';
import { type KeySet, readKeys, type VerificationKey } from './keys/key-set';
import { isFor, type Selection } from './keys/select-key';
import { checkSignature, type SignatureAnswer } from './signature';
import { sharedSecretAlgorithms } from './signing-algorithms';

/** More keys than a provider publishes at a time; each costs a verification. */
const maxTried = 10;

/**
 * The other key of the set that did sign a token: only to say what went wrong, never to accept the token. Asked for
 * where the key that the token names is unknown, or did not sign it.
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

/** Whether the client secret signed a token whose algorithm is an HMAC; `null` where that can't be told. */
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
