import { createHash } from 'node:crypto';
import { outcomeOf } from './outcome';
import { client_id, idToken } from './tokens';

/** The left half of a hash, in base64url. */
export function halfHashFor(text: string, hash: 'sha256' | 'sha512'): string {
  const digest = createHash(hash).update(text).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

/** What is said of a token of `iss` where `issuer` is expected. */
export async function outcomeOfIssuer(issuer: string, iss: string): Promise<string> {
  const { row } = await outcomeOf({ token: idToken({ iss }), expected: { issuer, client_id } });
  const { status, cause, fix } = row('iss');
  return status === 'fail' ? `${cause} ${fix}` : status;
}
