import { z } from 'zod';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { toMilliseconds } from '@/lib/text/time';
import type { Expectation } from './expectation';
import { readKeyInput } from './keys/key-input';
import { jwksSource, type KeySource } from './keys/source';
import { type Detail, details } from './verify';

/** Maximum tokens in one request. */
const most = 10_000;
/** Maximum problems to list. */
const maxProblems = 20;

const text = z.string().min(1);

const schema = z
  .strictObject({
    token: z.string(),
    tokens: z.array(z.string()).min(1).max(most),
    issuer: text,
    jwks: z.looseObject({ keys: z.array(z.unknown()) }),
    key: z.union([text, z.looseObject({ kty: text })], {
      error: 'must be a JWK, a PEM, or the text of an HMAC secret',
    }),
    clientId: text,
    nonce: text,
    tokenUse: z.enum(['id', 'access']),
    algorithms: z.array(text).min(1),
    now: z.number().nonnegative(),
    detail: z.enum(details),
  })
  .partial()
  .check(({ value, issues }) => {
    const refuse = (message: string) => issues.push({ code: 'custom', message, input: value });
    if ((value.token === undefined) === (value.tokens === undefined))
      refuse('give either "token" or "tokens"');
    if (value.jwks !== undefined && value.key !== undefined) refuse('give either "jwks" or "key"');
    const key = typeof value.key === 'string' ? readKeyInput(value.key) : undefined;
    if (key?.ok === false) refuse(`key: ${key.problem}`);
    if (value.issuer === undefined || value.jwks !== undefined || value.key !== undefined) return;
    const url = readWebUrl(value.issuer);
    if (!url.ok) refuse(`issuer: its keys are fetched, so it must ${urlRule[url.fault]}`);
  });

/** A request to `POST /api/verify`, as arguments for `verify`. */
export type VerifyRequest = {
  /** One token, or a list, which returns a list. */
  tokens: { one: string } | { many: string[] };
  /** From the request; absent if the issuer's keys are to be fetched. */
  keys?: KeySource;
  expected: Expectation;
  /** Unix time in milliseconds; absent for the current time. */
  now?: number;
  detail: Detail;
};

/** Reads the parsed body. `problems` are sentences for the author of the request. */
export function readVerifyRequest(
  body: unknown,
): { ok: true; request: VerifyRequest } | { ok: false; problems: string[] } {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    );
    const more = problems.length - maxProblems;
    return {
      ok: false,
      problems: more > 0 ? [...problems.slice(0, maxProblems), `and ${more} more`] : problems,
    };
  }
  const { token, tokens, issuer, clientId, nonce, tokenUse, algorithms, now, detail = 'all' } = parsed.data;
  const keys = keysOf(parsed.data);
  return {
    ok: true,
    request: {
      tokens: tokens === undefined ? { one: token ?? '' } : { many: tokens },
      expected: {
        ...(issuer !== undefined && { issuer }),
        ...(clientId !== undefined && { client_id: clientId }),
        ...(nonce !== undefined && { nonce }),
        ...(tokenUse !== undefined && { token_use: tokenUse }),
        ...(algorithms !== undefined && { algorithms }),
      },
      ...(keys !== undefined && { keys }),
      ...(now !== undefined && { now: toMilliseconds(now) }),
      detail,
    },
  };
}

function keysOf({ jwks, key, issuer }: z.infer<typeof schema>): KeySource | undefined {
  if (jwks !== undefined) return jwksSource(jwks);
  if (key === undefined) {
    return issuer === undefined ? { kind: 'none', reason: 'No issuer, jwks or key was given.' } : undefined;
  }
  if (typeof key !== 'string') return { kind: 'jwk', jwk: key };
  const read = readKeyInput(key);
  return read.ok ? read.keys : { kind: 'none', reason: read.problem };
}
