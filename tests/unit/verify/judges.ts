import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { CognitoJwtVerifier, JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { vi } from 'vitest';
import { poolIdOf } from '@/lib/oidc/pool-id';
import { client_id, idClaims, type Json } from './tokens';

/** The same question for every verifier: which issuer, purpose, keys, and time are expected. */
export type Question = {
  token: string;
  token_use: 'id' | 'access';
  issuer: string;
  keys: Json[];
  /** Milliseconds. */
  now: number;
};

/** Whether a verifier accepts a token. Each one checks as much as it can, with no tolerance. */
export type Judge = (question: Question) => boolean | Promise<boolean>;

const accepts = (verify: () => unknown): boolean => {
  try {
    verify();
    return true;
  } catch {
    return false;
  }
};

const jose: Judge = ({ token, token_use, issuer, keys, now }) =>
  jwtVerify(token, createLocalJWKSet({ keys } as unknown as JSONWebKeySet), {
    issuer,
    ...(token_use === 'id' && { audience: client_id }),
    algorithms: ['RS256'],
    currentDate: new Date(now),
  }).then(
    () => true,
    () => false,
  );

/** aws-jwt-verify has no clock except Date.now. */
const awsJwtVerify: Judge = ({ token, token_use, issuer, keys, now }) => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now);
  const jwks = { keys } as unknown as Jwks;
  try {
    if (new URL(issuer).hostname === 'localhost') {
      // The verifier for Cognito derives the issuer from the pool ID, so it doesn't support local issuers.
      const jwksUri = `${issuer}/jwks.json`;
      const verifier = JwtVerifier.create({
        issuer,
        audience: token_use === 'id' ? client_id : null,
        jwksUri,
      });
      verifier.cacheJwks(jwks);
      return accepts(() => verifier.verifySync(token));
    }
    const verifier = CognitoJwtVerifier.create({
      userPoolId: poolIdOf(issuer) ?? '',
      tokenUse: token_use,
      clientId: client_id,
    });
    verifier.cacheJwks(jwks);
    return accepts(() => verifier.verifySync(token));
  } finally {
    clock.mockRestore();
  }
};

const imported = new WeakMap<Json, KeyObject>();
const keyObject = (jwk: Json): KeyObject => {
  const known = imported.get(jwk) ?? createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  imported.set(jwk, known);
  return known;
};

/** jsonwebtoken gets its key as an argument, chosen according to its documentation: by kid, or the only one. */
const jsonWebToken: Judge = ({ token, token_use, issuer, keys, now }) =>
  accepts(() => {
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    const key =
      keys.find((jwk) => jwk.kid === kid) ?? (kid === undefined && keys.length === 1 ? keys[0] : undefined);
    return jsonwebtoken.verify(token, key && keyObject(key), {
      algorithms: ['RS256'],
      issuer,
      ...(token_use === 'id' && { audience: client_id, nonce: String(idClaims.nonce) }),
      clockTimestamp: Math.floor(now / 1000),
    });
  });

export const judges: Record<string, Judge> = {
  jose,
  'aws-jwt-verify': awsJwtVerify,
  jsonwebtoken: jsonWebToken,
};
