import { createHash, sign as signBytes } from 'node:crypto';
import { outcomeOf } from './outcome';
import { b64u, client_id, idClaims, idToken, kids, pair } from './tokens';

/** The left half of a hash, in base64url. */
export function halfHashFor(text: string, hash: 'sha256' | 'sha512'): string {
  const digest = createHash(hash).update(text).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

/** The result for a token of `iss` when `issuer` is expected. */
export async function outcomeOfIssuer(issuer: string, iss: string): Promise<string> {
  const { row } = await outcomeOf({ token: idToken({ iss }), expected: { issuer, client_id } });
  const { status, cause, fix } = row('iss');
  return status === 'fail' ? `${cause} ${fix}` : status;
}

/** A token signed with RS512, with this at_hash. */
export function sign512(at_hash: string): string {
  const input = [
    { alg: 'RS512', kid: kids.id },
    { ...idClaims, at_hash },
  ].map((part) => b64u(JSON.stringify(part)));
  const signed = input.join('.');
  return `${signed}.${b64u(signBytes('sha512', Buffer.from(signed), pair.id.privateKey))}`;
}
