import { errors, jwtVerify } from 'jose';
import { publicKey } from './keys';
import type { Pool } from './pool';
import { json } from './responses';
import { findUser, releasedAttributes } from './users';

/**
 * GET /oauth2/userInfo: the attributes that the scope releases, booleans as strings, without claims from a trigger.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export async function userInfo(pool: Pool, request: Request): Promise<Response> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) {
    return bearerError(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint');
  }
  const claims = await readAccessToken(pool, token);
  const user = findUser(pool, String(claims?.username));
  if (!claims || !user || pool.revoked.get(String(claims.origin_jti))) {
    const gone = 'Access token is expired, disabled, or deleted, or the user has globally signed out.';
    return bearerError(401, 'invalid_token', gone);
  }
  const scope = String(claims.scope).split(' ');
  if (!scope.includes('openid')) {
    return bearerError(401, 'invalid_token', 'Access token does not contain openid scope');
  }
  return json({ ...Object.fromEntries(releasedAttributes(user, scope)), username: user.username });
}

/** An id_token is signed with the other key, so it fails here as intended. */
async function readAccessToken(pool: Pool, token: string) {
  const options = { issuer: pool.issuer, algorithms: ['RS256'], currentDate: new Date(pool.now()) };
  try {
    return (await jwtVerify(token, publicKey(pool.keys.access), options)).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

const bearerError = (status: number, error: string, error_description: string) =>
  json(
    { error, error_description },
    {
      status,
      headers: { 'www-authenticate': `error="${error}", error_description="${error_description}"` },
    },
  );
