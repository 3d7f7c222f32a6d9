import { type ClaimPath, claimPathText } from './claim-path';
import { modelContextOf } from './contexts';

const most = 30;
const deepest = 4;

/** Standard claims, which rows don't belong to. */
const registered = new Set(
  'iss aud exp nbf iat jti azp nonce at_hash c_hash s_hash auth_time amr acr sid typ scope gty token_use client_id version origin_jti event_id u email_verified phone_number_verified'.split(
    ' ',
  ),
);

/** Also in every token, but rarely the name of a tenant. */
const users = ['sub', 'email', 'name', 'username', 'cognito:username', 'cognito:groups'];

/**
 * Paths that a data model may filter by: each text, number, or list in `SECURITY_CONTEXT`. Values that
 * identify the user are last.
 */
export function filterCandidates(claims: unknown, namespace: string | undefined): string[] {
  const context = modelContextOf(claims, namespace);
  const paths: ClaimPath[] = [];
  const visit = (value: unknown, path: ClaimPath) => {
    if (paths.length >= most) return;
    if (typeof value === 'string' || typeof value === 'number' || Array.isArray(value)) paths.push(path);
    else if (typeof value === 'object' && value !== null && path.length < deepest) {
      for (const [name, each] of Object.entries(value)) {
        if (path.length > 0 || namespace !== undefined || !registered.has(name)) visit(each, [...path, name]);
      }
    }
  };
  if (typeof context === 'object') visit(context, []);
  const isUser = ([first = '']: ClaimPath) => users.includes(first);
  return [...paths.filter((path) => !isUser(path)), ...paths.filter(isUser)]
    .filter((path) => path.length > 0)
    .map(claimPathText);
}
