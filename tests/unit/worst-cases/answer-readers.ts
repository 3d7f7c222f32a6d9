import { readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import { readDiscoveryDocument, readKeyDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import { readError, readSql } from '@/lib/cube/real-cube';
import { readApiAnswer } from '@/lib/exchange/api-sign-in';
import { readRevocation } from '@/lib/exchange/revocation';
import { readTokenResponse } from '@/lib/exchange/token-response';
import { readUserInfo } from '@/lib/exchange/user-info';
import { toCurl } from '@/lib/http/curl';
import { secretRemover } from '@/lib/http/echoed-secret';
import { toHar } from '@/lib/http/har';
import { maskTokens } from '@/lib/http/mask-tokens';
import { maskForm, unmask } from '@/lib/http/transcript';
import { indentJson } from '@/lib/json/indent';
import { memberTexts } from '@/lib/json/members';
import { readableJson } from '@/lib/json/readable';
import { jsonShape } from '@/lib/json/shape';
import { explain } from '@/lib/run/explain';
import { openSession } from '@/lib/server/http/session';
import { excerpt } from '@/lib/text/excerpt';
import { occurrences } from '@/lib/text/occurrences';
import { privateParts } from '@/lib/text/private-parts';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import { readJwks } from '@/lib/verify/keys/source';
import { tokenOwner } from '@/lib/verify/token-owner';
import { judgeUserInfo } from '@/lib/verify/user-info';
import { verify } from '@/lib/verify/verify';
import { client_id, expected, idClaims, idHeader, issuer, keys, now, sign } from '../verify/tokens';
import { answered, answerLimit, formLimit, object, parse, type Reader, urlLimit } from './reader';

const exchange = (text: string) => ({
  method: 'POST',
  url: 'https://issuer.example/token',
  request: { headers: { 'x-note': text }, body: text },
  response: { status: 200, headers: {}, body: text },
  started_at: 0,
  duration: 1,
});
const context = {
  client_id,
  scope: 'openid',
  has_secret: true,
  callback_url: 'http://localhost:3000/callback',
};
const callback = (parameters: URLSearchParams) => {
  const read = readAuthorizationResponse(parameters);
  return read.kind === 'failure' ? explain(read.failure, context) : read;
};
const discovery = (status: number) => (text: string) => {
  const read = readDiscoveryDocument({ ...answered(text), status }, issuer);
  return read.ok ? read : explainConfigure(read.failure);
};
const tokenResponse = (status: number) => (text: string) => {
  const read = readTokenResponse({ status, content_type: text.slice(0, 16_000), body: text });
  return read.ok ? read : explain(read.failure, context);
};

/** Responses of a provider or a Cube, and requests of a browser. */
export const answerReaders: Reader[] = [
  ['excerpt', answerLimit, (text) => excerpt(text, 2_000, maskTokens)],
  ['masking', answerLimit, maskTokens],
  ['masking of a form', answerLimit, maskForm],
  [
    'unmasking',
    urlLimit,
    (text) => unmask(exchange(text), { code: text }, { id_token: text, access_token: text }),
  ],
  ['curl and HAR', urlLimit, (text) => [toCurl(exchange(text), client_id), toHar([exchange(text)])]],
  ['visible text', answerLimit, visibleText],
  ['private parts', answerLimit, privateParts],
  ['echo of a secret of backslashes', answerLimit, secretRemover('\\'.repeat(1_000))],
  ['echo of a secret with every escape', answerLimit, secretRemover('\\u005c%25 &amp;+"/<a>')],
  ['echo of a short secret', answerLimit, secretRemover('=a b')],
  [
    'echo of a text that nearly matches everywhere',
    answerLimit,
    (text) => {
      const part = text.slice(0, text.length / 8);
      return [`b${part}`, `${part}b${part}`, `${part}b`].map((wanted) => occurrences(text, wanted));
    },
  ],
  ['structure of JSON', answerLimit, (text) => parse(text) !== undefined && jsonShape(text)],
  ['fields of JSON', answerLimit, (text) => parse(text) !== undefined && memberTexts(text)],
  ['indented JSON', answerLimit, indentJson],
  ['readable JSON', answerLimit, readableJson],
  ['discovery', answerLimit, discovery(200)],
  ['discovery, refused', answerLimit, discovery(400)],
  ['discovery for its keys', answerLimit, (text) => readKeyDocument(answered(text), issuer)],
  ['JWK Set', answerLimit, (text) => readJwks(answered(text))],
  ['callback', urlLimit, (text) => callback(new URLSearchParams(text))],
  [
    'callback with an error',
    urlLimit,
    (text) => callback(new URLSearchParams({ error: 'invalid_request', error_description: text })),
  ],
  ['token response', answerLimit, tokenResponse(200)],
  ['token response, rejected', answerLimit, tokenResponse(400)],
  [
    'answer of the user pools API',
    answerLimit,
    (text) => readApiAnswer('InitiateAuth', { status: 200, body: text }),
  ],
  [
    'exception of the user pools API',
    answerLimit,
    (text) => {
      const body = JSON.stringify({ __type: text, message: text });
      return readApiAnswer('InitiateAuth', { status: 400, body });
    },
  ],
  ['userInfo', answerLimit, (text) => readUserInfo(answered(text))],
  [
    'userInfo, refused',
    urlLimit,
    (text) => readUserInfo({ status: 401, headers: { 'www-authenticate': text }, body: text }),
  ],
  [
    'userInfo, judged',
    answerLimit,
    (text) =>
      judgeUserInfo(
        { form: 'json', text, content_type: text },
        object(text),
        { issuer, client_id },
        async () => keys,
        now,
      ),
  ],
  ['revocation', answerLimit, (text) => readRevocation({ status: 400, body: text })],
  ['response of a Cube', answerLimit, (text) => [readSql(parse(text)), readError(parse(text))]],
  ['decoding', answerLimit, decode],
  ['a text as a token', answerLimit, (text) => verify(text, keys, expected, now)],
  [
    'verification',
    answerLimit,
    (text) => verify(sign({ ...idHeader, kid: text }, { ...idClaims, ...object(text) }), keys, expected, now),
  ],
  [
    'verification with keys',
    formLimit,
    (text) => verify(sign(idHeader, idClaims), readJwks(answered(text)), expected, now),
  ],
  ['owner of the token', answerLimit, (text) => tokenOwner(object(text))],
  ['cookie', urlLimit, openSession],
];
