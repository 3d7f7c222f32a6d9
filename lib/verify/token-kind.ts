import type { Decoded } from './decode';

/**
 * Which kind of token it says it is, or where it was found under the name of one. Nothing is proven by it: the checks
 * of that kind are asked. `token_use` is Amazon Cognito's, `at+jwt` that of RFC 9068 §2.1.
 */
export function kindOf({ header, payload }: Decoded, name: string): 'id' | 'access' {
  const use = payload?.object?.token_use;
  if (use === 'id' || use === 'access') return use;
  const typ = header.object?.typ;
  if (typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ)) return 'access';
  return name === 'access_token' ? 'access' : 'id';
}
