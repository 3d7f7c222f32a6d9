import { excerpt } from '@/lib/text/excerpt';
import { distance, isInMilliseconds, utc } from '@/lib/text/time';
import { isGraphToken } from '@/lib/verify/graph-token';
import { show } from '@/lib/verify/rule';
import { isSendable, tokenInHeader } from '../authorization-header';
import type { Checked } from '../check-token';
import type { KeyMap } from '../key-map';
import { cubeOptions } from '../options';
import type { CubeFinding, ReplayInput } from '../outcome';
import { ofToken } from './finding';
import { findHeaderSize } from './header-size';
import type { Seen } from './seen';

/** How Cube detects a token that it can decode. */
const isToken = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Problems of the token itself, independent of the settings. */
export function findInToken(
  { token, settings, now }: ReplayInput,
  { decoded, keys, checked }: Seen,
): CubeFinding[] {
  if (token.trim() === '') return [];
  const header = decoded.header.object;
  if (header === null || !isToken.test(tokenInHeader(token))) return [notAToken(token)];
  const byKeys = cubeOptions(settings).jwk_url !== undefined && !(checked?.ok && isShared(header));
  return [
    ...(isGraphToken(header, decoded.payload?.object) ? [graphToken] : []),
    ...(byKeys ? signer(header, keys) : ownSecret(header, checked)),
    ...times(decoded.payload?.object ?? {}, now),
    ...findHeaderSize(tokenInHeader(token)),
  ];
}

function notAToken(token: string): CubeFinding {
  const base = {
    id: 'not-a-token',
    title: 'This isn’t a token that Cube can parse',
    expected: 'three dot-separated parts',
  };
  const text = token.trim();
  if (!isSendable(text)) {
    return ofToken('fail', {
      ...base,
      actual: 'a line break, or another character that isn’t allowed in a header',
      cause: 'A terminal or mail program may have wrapped the token.',
      fix: 'Copy it again, in one piece.',
    });
  }
  if (tokenInHeader(text) === '') {
    return ofToken('fail', {
      ...base,
      actual: 'nothing',
      cause: 'Cube reads the token between the first space and the next.',
      fix: 'Write one space after “Bearer”, or leave “Bearer” out.',
    });
  }
  const taken = tokenInHeader(text);
  if (/ /.test(text) && !/^bearer /i.test(text)) {
    return ofToken('fail', {
      ...base,
      actual: excerpt(taken, 12),
      cause: 'Cube reads the token between the first space and the next.',
      fix: 'Copy only the token.',
    });
  }
  const quoted = /^["'`{]/.test(text) || /^\w+=/.test(text);
  return ofToken('fail', {
    ...base,
    actual: excerpt(taken, 12),
    cause: quoted
      ? 'There are quotes, a name, or a whole JSON response around the token.'
      : 'It’s something else, or only part of a token.',
    fix: 'Copy only the token. It starts with “eyJ” and has two dots.',
  });
}

function signer(header: Record<string, unknown>, keys: KeyMap | null): CubeFinding[] {
  const { alg, kid } = header;
  if (!kid && typeof alg === 'string' && alg.startsWith('HS')) {
    return [
      ofToken('fail', {
        id: 're-signed',
        claim: 'alg',
        title: 'Signed with a shared secret, not by your provider',
        expected: 'the provider’s signature, with the kid of its key',
        actual: `alg ${alg}, no kid`,
        cause:
          'The Playground’s JSON tab re-signs the claims with Cube’s secret. With CUBEJS_JWK_URL, Cube rejects such a token; in dev mode silently.',
        fix: 'Paste the token on the Token tab and select the checkmark.',
      }),
    ];
  }
  if (!kid) {
    return [
      ofToken('fail', {
        id: 'no-kid',
        claim: 'kid',
        title: 'The token doesn’t name its key',
        expected: 'a kid in the header',
        actual: 'none',
        cause: 'Cube looks up the key only by its kid, even if there is just one.',
        fix: 'The provider must put a kid into the header.',
      }),
    ];
  }
  if (!keys?.ok || keys.keys.has(kid)) return [];
  return [
    ofToken('fail', {
      id: 'unknown-kid',
      claim: 'kid',
      title: 'The signing key isn’t in Cube’s key set',
      expected: excerpt([...keys.keys.keys()].map(nameOf).join(', '), 200) || 'any key',
      actual: nameOf(kid),
      cause:
        'Another user pool or provider issued the token, or its keys were rotated. Cube caches keys for minutes.',
      fix: 'Compare CUBEJS_JWK_URL with the issuer’s jwks_uri. For several issuers, cube.js can set jwt.jwkUrl to a function.',
    }),
  ];
}

const nameOf = (kid: unknown) => (typeof kid === 'string' ? kid : show(kid));

const isShared = ({ alg }: Record<string, unknown>) => typeof alg === 'string' && alg.startsWith('HS');

function ownSecret(header: Record<string, unknown>, checked: Checked | null): CubeFinding[] {
  if (!checked?.ok || !checked.assumed) return [];
  return [
    ofToken('warn', {
      id: 'own-secret',
      claim: 'alg',
      title: 'The signature is assumed to be valid',
      actual: String(header.alg),
      cause: 'Claimcheck doesn’t have Cube’s secret.',
      fix: 'Paste the settings with the secret; it’s used once and never kept. Or test against your Cube.',
    }),
  ];
}

const graphToken = ofToken('fail', {
  id: 'graph-token',
  claim: 'nonce',
  title: 'Only Microsoft Graph can verify this token',
  expected: 'a token for your own API, or the id_token',
  actual: 'nonce in the header',
  cause: 'Microsoft hashes the nonce of this header before it signs. Cube logs “invalid signature”.',
  fix: 'Request a scope of your own API, or use the id_token.',
});

function times({ exp, nbf }: Record<string, unknown>, now: number): CubeFinding[] {
  const found: CubeFinding[] = [];
  const when = (time: number) => [utc(time * 1000), distance(time * 1000, now)].filter(Boolean).join(', ');
  if (typeof exp === 'number' && exp <= Math.floor(now / 1000)) {
    found.push(
      ofToken('fail', {
        id: 'expired',
        claim: 'exp',
        title: 'Expired',
        expected: `after ${utc(now)}`,
        actual: when(exp),
        cause: 'Cube has no clock tolerance. Cognito’s tokens are valid for one hour by default.',
        fix: 'Sign in again, and copy the new token.',
      }),
    );
  }
  if (typeof nbf === 'number' && nbf > Math.floor(now / 1000)) {
    found.push(
      ofToken('fail', {
        id: 'not-yet-valid',
        claim: 'nbf',
        title: 'Not valid yet',
        expected: `before ${utc(now)}`,
        actual: when(nbf),
        cause: 'The clocks of the provider and of Cube differ. Cube has no clock tolerance.',
        fix: 'Sync the clock of the machine that Cube runs on.',
      }),
    );
  }
  if (typeof exp === 'number' && exp > 0 && isInMilliseconds(exp)) {
    found.push(
      ofToken('warn', {
        id: 'exp-milliseconds',
        claim: 'exp',
        title: 'The token practically never expires',
        expected: 'seconds',
        actual: String(exp),
        cause:
          'exp is in milliseconds, as from Date.now(). Cube reads it as seconds, thousands of years away.',
        fix: 'Divide by 1000 when you issue the token.',
      }),
    );
  }
  if (exp === undefined) {
    found.push(
      ofToken('warn', {
        id: 'no-expiry',
        claim: 'exp',
        title: 'The token never expires',
        expected: 'a time',
        actual: 'absent',
        cause: 'Cube doesn’t require exp.',
        fix: 'Set exp when you issue tokens. Anyone who gets this one can use it forever.',
      }),
    );
  }
  return found;
}
