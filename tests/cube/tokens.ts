import { b64u, client_id, issuer, type Json, namespace, sign, signTexts } from './signing';

/** `differs` if the releases 0.33 and 1.7 respond differently: compared only with the current code. */
type Exhibit = { name: string; differs?: true };
/** The settings of one Cube: the text of its `.env`. */
export type Setting = Exhibit & { env: string };
/** `foreign`: signed with a secret that isn't Cube's own, which only Cube can detect. */
export type Token = Exhibit & { token: string; foreign?: true };

/** Tokens with the current time, because Cube uses the machine's clock. No result changes within a minute. */
export function tokens(now: number): Token[] {
  const nowSeconds = Math.floor(now / 1000);
  const company = { company_id: 'company1', user_id: 'u-1', roles: ['user'] };
  const claims: Json = {
    sub: '5b1c6a2e-9d0f-4c3e-8a57-0f6b2d9e1c44',
    iss: issuer,
    aud: client_id,
    token_use: 'id',
    email: 'alice@example.com',
    email_verified: true,
    auth_time: nowSeconds - 60,
    iat: nowSeconds - 60,
    exp: nowSeconds + 86_400,
    [namespace]: company,
  };
  const header: Json = { alg: 'RS256', kid: 'rsa' };
  const but = (base: Json, changes: Json): Json =>
    Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined));
  const id = (changes: Json, headerChanges: Json = {}, how?: string) =>
    sign(but(header, headerChanges), but(claims, changes), how);
  const good = id({});
  const [h = '', p = '', s = ''] = good.split('.');
  const plain = (value: unknown) => id({ [namespace]: { company_id: value } });

  return [
    // Usual cases.
    { name: 'namespace object', token: good },
    { name: 'Bearer', token: `Bearer ${good}` },
    { name: 'bearer', token: `bearer ${good}` },
    { name: 'Bearer and two spaces', token: `Bearer  ${good}` },
    { name: 'spaces around', token: `  ${good} ` },
    { name: 'a word behind', token: `${good} x` },
    { name: 'aud list', token: id({ aud: ['other', client_id] }) },
    { name: 'no exp', token: id({ exp: undefined }) },
    { name: 'future iat', token: id({ iat: nowSeconds + 3600 }) },
    { name: 'company2', token: plain('company2') },
    // The namespace, and its value.
    { name: 'namespace string', token: id({ [namespace]: JSON.stringify(company) }) },
    { name: 'namespace absent', token: id({ [namespace]: undefined }) },
    {
      name: 'namespace without slash',
      token: id({ [namespace]: undefined, 'http://localhost:4000': company }),
    },
    { name: 'namespace https', token: id({ [namespace]: undefined, 'https://localhost:4000/': company }) },
    { name: 'flat claims', token: id({ [namespace]: undefined, ...company }) },
    { name: 'u member', token: id({ [namespace]: undefined, u: company }) },
    { name: 'u over flat claims', token: id({ [namespace]: undefined, company_id: 'company2', u: company }) },
    { name: 'u and the namespace', token: id({ u: { company_id: 'company2' } }) },
    { name: 'u string', token: id({ [namespace]: undefined, u: 'xy' }) },
    { name: 'u null', token: id({ [namespace]: undefined, u: null, ...company }) },
    { name: 'namespace null', token: id({ [namespace]: null }) },
    { name: 'namespace number', token: id({ [namespace]: 7 }) },
    { name: 'namespace true', token: id({ [namespace]: true }) },
    { name: 'namespace list', token: id({ [namespace]: [company] }) },
    { name: 'namespace empty', token: id({ [namespace]: {} }) },
    { name: 'company empty', token: plain('') },
    { name: 'company null', token: plain(null) },
    { name: 'company zero', token: plain(0) },
    { name: 'company false', token: plain(false) },
    { name: 'company number', token: plain(7) },
    { name: 'company true', token: plain(true) },
    { name: 'company in a list', token: plain(['company1']) },
    { name: 'company list', token: plain(['company1', 'company2']), differs: true },
    { name: 'company empty list', token: plain([]), differs: true },
    { name: 'company object', token: plain({ id: 'company1' }) },
    // Times.
    { name: 'expired', token: id({ exp: nowSeconds - 60 }) },
    { name: 'expired, wrong aud', token: id({ exp: nowSeconds - 60, aud: 'other' }) },
    { name: 'exp text', token: id({ exp: String(nowSeconds + 3600) }) },
    { name: 'exp null', token: id({ exp: null }) },
    { name: 'exp milliseconds', token: id({ exp: (nowSeconds + 3600) * 1000 }) },
    { name: 'nbf future', token: id({ nbf: nowSeconds + 3600 }) },
    { name: 'nbf text', token: id({ nbf: 'soon' }) },
    { name: 'nbf future, expired', token: id({ nbf: nowSeconds + 3600, exp: nowSeconds - 60 }) },
    // Parties.
    { name: 'wrong aud', token: id({ aud: 'other' }) },
    { name: 'access token', token: id({ aud: undefined, token_use: 'access', client_id }) },
    { name: 'wrong aud, wrong iss', token: id({ aud: 'other', iss: 'https://example.com' }) },
    { name: 'wrong iss', token: id({ iss: 'https://example.com' }) },
    { name: 'iss with slash', token: id({ iss: `${issuer}/` }) },
    { name: 'iss list', token: id({ iss: [issuer] }) },
    { name: 'iss absent', token: id({ iss: undefined }) },
    { name: 'another sub', token: id({ sub: 'somebody-else' }) },
    // Keys and algorithms.
    { name: 'unknown kid', token: id({}, { kid: 'rotated' }) },
    { name: 'no kid', token: id({}, { kid: undefined }) },
    { name: 'empty kid', token: id({}, { kid: '' }) },
    { name: 'kid number', token: id({}, { kid: 7 }) },
    { name: 'kid object', token: id({}, { kid: { a: 1 } }) },
    { name: "Cube's own secret", token: id({}, { alg: 'HS256', kid: undefined }, 'HS256') },
    { name: "Cube's own secret, HS512", token: id({}, { alg: 'HS512', kid: undefined }, 'HS512') },
    {
      name: "Cube's own secret, with typ",
      token: id({}, { alg: 'HS256', kid: undefined, typ: 'JWT' }, 'HS256'),
    },
    { name: 'HS256 with kid', token: id({}, { alg: 'HS256' }, 'HS256') },
    {
      name: 'HS256 with the public key',
      token: id({}, { alg: 'HS256' }, 'confusion'),
      differs: true,
      foreign: true,
    },
    { name: 'RS384', token: id({}, { alg: 'RS384' }, 'RS384') },
    { name: 'PS256', token: id({}, { alg: 'PS256' }, 'PS256') },
    { name: 'ES256', token: id({}, { alg: 'ES256', kid: 'ec' }, 'ES256') },
    { name: 'ES256 with the RSA key', token: id({}, { alg: 'ES256' }, 'ES256'), differs: true },
    { name: 'RS256 with the EC key', token: id({}, { kid: 'ec' }), differs: true },
    { name: 'alg none', token: id({}, { alg: 'none' }, 'none') },
    { name: 'alg none without kid', token: id({}, { alg: 'none', kid: undefined }, 'none') },
    { name: 'alg absent', token: id({}, { alg: undefined }) },
    { name: 'alg lower case', token: id({}, { alg: 'rs256' }) },
    { name: 'a stranger signed', token: id({}, {}, 'stranger') },
    { name: 'signature truncated', token: good.slice(0, -10) },
    { name: 'signature gone', token: `${h}.${p}.` },
    { name: 'claims changed', token: `${h}.${b64u(JSON.stringify({ ...claims, sub: 'x' }))}.${s}` },
    // Text that isn't a token, or hardly one.
    { name: 'none', token: '' },
    { name: 'garbage', token: 'not-a-token' },
    { name: 'quoted', token: `"${good}"` },
    { name: 'with its name', token: `id_token=${good}` },
    { name: 'two parts', token: `${h}.${p}` },
    { name: 'four parts', token: `${good}.x` },
    { name: 'dots', token: '..' },
    { name: 'base64 with padding', token: `${h}=.${p}.${s}` },
    { name: 'header no JSON', token: `${b64u('{"alg"')}.${p}.${s}` },
    { name: 'header null', token: `${b64u('null')}.${p}.${s}` },
    { name: 'header number', token: `${b64u('5')}.${p}.${s}` },
    { name: 'claims no JSON', token: signTexts(JSON.stringify(header), 'plain text') },
    {
      name: 'claims no JSON, with typ',
      token: signTexts(JSON.stringify({ ...header, typ: 'JWT' }), 'plain text'),
    },
    { name: 'claims null', token: signTexts(JSON.stringify(header), 'null') },
    { name: 'claims null, with typ', token: signTexts(JSON.stringify({ ...header, typ: 'JWT' }), 'null') },
    { name: 'claims list', token: signTexts(JSON.stringify(header), '[]') },
    { name: 'claims empty', token: signTexts(JSON.stringify(header), '{}') },
    { name: 'with typ', token: id({}, { typ: 'JWT' }) },
    {
      name: 'claims with other letters',
      token: id({ name: 'Zoë 雪', [namespace]: { ...company, name: 'Zoë 雪' } }),
    },
  ];
}

/** The tokens for a setting. A foreign signature only counts if Cube has public keys. */
export const tokensFor = ({ env }: Setting, all: Token[]): Token[] =>
  /^CUBEJS_JWK_URL=./m.test(env) ? all : all.filter(({ foreign }) => !foreign);
