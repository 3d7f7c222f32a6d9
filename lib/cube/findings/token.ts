import { excerpt } from '@/lib/text/excerpt';
import { distance, utc } from '@/lib/text/time';
import type { Decoded } from '@/lib/verify/decode';
import { show } from '@/lib/verify/rule';
import { kindOf } from '@/lib/verify/token-kind';
import { isSendable, tokenInHeader } from '../authorization-header';
import type { KeyMap } from '../key-map';
import { cubeOptions } from '../options';
import type { CubeFinding, ReplayInput } from '../outcome';
import { ofToken } from './finding';
import { findHeaderSize } from './header-size';

/** As Cube tells what it can decode. */
const isToken = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** What is the matter with the token itself, whatever the settings ask of it. */
export function findInToken(
  { token, settings, now }: ReplayInput,
  decoded: Decoded,
  keys: KeyMap | null,
): CubeFinding[] {
  if (token.trim() === '') return [];
  const header = decoded.header.object;
  if (header === null || !isToken.test(tokenInHeader(token))) return [notAToken(token)];
  const byKeys = cubeOptions(settings).jwk_url !== undefined;
  return [
    ...(kindOf(decoded, '') === 'access' ? [accessToken] : []),
    ...(byKeys ? signer(header, keys) : ownSecret(header, settings)),
    ...times(decoded.payload?.object ?? {}, now),
    ...findHeaderSize(tokenInHeader(token)),
  ];
}

function notAToken(token: string): CubeFinding {
  const base = {
    id: 'not-a-token',
    title: 'Cube can read no token in this',
    expected: 'three parts, with dots between them',
  };
  const text = token.trim();
  if (!isSendable(text)) {
    return ofToken('fail', {
      ...base,
      actual: 'a line break, or another character that no header can hold',
      cause: 'The token was broken over several lines, as by a terminal or a mail program.',
      fix: 'Copy it again, in one piece.',
    });
  }
  if (tokenInHeader(text) === '') {
    return ofToken('fail', {
      ...base,
      actual: 'nothing',
      cause: 'Cube takes what stands between the first space and the next for the token.',
      fix: 'Leave one space behind “Bearer”, or leave “Bearer” out.',
    });
  }
  const taken = tokenInHeader(text);
  if (/ /.test(text) && !/^bearer /i.test(text)) {
    return ofToken('fail', {
      ...base,
      actual: excerpt(taken, 12),
      cause: 'Cube takes what stands between the first space and the next for the token.',
      fix: 'Copy the id_token alone.',
    });
  }
  const quoted = /^["'`{]/.test(text) || /^\w+=/.test(text);
  return ofToken('fail', {
    ...base,
    actual: excerpt(taken, 12),
    cause: quoted
      ? 'Quotes, a name or a whole JSON answer stand around the token.'
      : 'It is something else, or was cut off while it was copied.',
    fix: 'Copy the id_token alone: it begins with “eyJ” and has two dots.',
  });
}

const accessToken = ofToken('fail', {
  id: 'access-token',
  claim: 'token_use',
  title: 'An access token, where Cube needs the id_token',
  expected: 'id',
  actual: 'access',
  cause: 'It has no aud, and the claims that a trigger adds to the id_token are not in it.',
  fix: 'Copy the id_token of the same login.',
});

function signer(header: Record<string, unknown>, keys: KeyMap | null): CubeFinding[] {
  const { alg, kid } = header;
  if (!kid && typeof alg === 'string' && alg.startsWith('HS')) {
    return [
      ofToken('fail', {
        id: 're-signed',
        claim: 'alg',
        title: 'Signed anew with Cube’s own secret',
        expected: 'the provider’s signature, with the kid of its key',
        actual: `alg ${alg}, no kid`,
        cause:
          'The tab JSON of the Playground’s security context does this on Save, and a Cube with CUBEJS_JWK_URL refuses such a token: in dev mode without a word.',
        fix: 'Paste the id_token into the tab Token, and press the button with the tick.',
      }),
    ];
  }
  if (!kid) {
    return [
      ofToken('fail', {
        id: 'no-kid',
        claim: 'kid',
        title: 'It does not name its key',
        expected: 'a kid in the header',
        actual: 'none',
        cause: 'Cube looks for the key by its kid alone, even where there is only one.',
        fix: 'Have the provider sign with a key that has a kid.',
      }),
    ];
  }
  if (!keys?.ok || keys.keys.has(kid)) return [];
  return [
    ofToken('fail', {
      id: 'unknown-kid',
      claim: 'kid',
      title: 'Signed with a key that is not among Cube’s',
      expected: excerpt([...keys.keys.keys()].map(nameOf).join(', '), 200) || 'any key',
      actual: nameOf(kid),
      cause:
        'The token is of another user pool or provider, or its keys were changed: Cube keeps them for some minutes, and asks again after one at the earliest.',
      fix: 'Compare CUBEJS_JWK_URL with the jwks_uri of the provider that issued the token.',
    }),
  ];
}

const nameOf = (kid: unknown) => (typeof kid === 'string' ? kid : show(kid));

function ownSecret({ alg }: Record<string, unknown>, settings: ReplayInput['settings']): CubeFinding[] {
  const shared = typeof alg === 'string' && alg.startsWith('HS');
  if (!shared || !(settings.has_api_secret || settings.has_jwt_key)) return [];
  return [
    ofToken('warn', {
      id: 'own-secret',
      claim: 'alg',
      title: 'Whether Cube signed it cannot be told here',
      actual: String(alg),
      cause: 'Its secret is not read. The signature is taken for good in what follows.',
      fix: 'Ask the running Cube.',
    }),
  ];
}

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
        cause:
          'Cube allows not a second more. An id_token of Cognito lives an hour, unless the app client says otherwise.',
        fix: 'Log in again, and paste the new id_token.',
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
        cause: 'The clocks of the provider and of Cube differ, and Cube allows not a second.',
        fix: 'Set the clock of the machine that Cube runs on.',
      }),
    );
  }
  if (exp === undefined) {
    found.push(
      ofToken('warn', {
        id: 'no-expiry',
        claim: 'exp',
        title: 'It never expires',
        expected: 'a time',
        actual: 'absent',
        cause: 'Cube does not ask for one.',
        fix: 'Have the provider set `exp`: whoever gets hold of this token can use it for ever.',
      }),
    );
  }
  return found;
}
