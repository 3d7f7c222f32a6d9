import type { Decoded } from './decode';

/**
 * The kind of a token according to its content, or to the name that it was found under. This proves nothing;
 * the checks of that kind do. `token_use` is Amazon Cognito's, `at+jwt` is from RFC 9068 §2.1.
 */
export function kindOf({ header, payload }: Decoded, name: string): 'id' | 'access' {
  const use = payload?.object?.token_use;
  if (use === 'id' || use === 'access') return use;
  const typ = header.object?.typ;
  if (typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ)) return 'access';
  return name === 'access_token' ? 'access' : 'id';
}
