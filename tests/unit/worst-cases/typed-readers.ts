import { linkedText } from '@/lib/configure/profile/profile-file';
import { readProfileImport } from '@/lib/configure/profile/profile-import';
import { readStoredProfiles } from '@/lib/configure/profile/stored-profiles';
import { readProviderInput } from '@/lib/configure/provider-input';
import { readClaimPath } from '@/lib/cube/claim-path';
import { readCubeQuery } from '@/lib/cube/cube-query';
import { readCubeEnv } from '@/lib/cube/env-file';
import { envText } from '@/lib/cube/env-text';
import { generateEnv } from '@/lib/cube/generated-env';
import { longestModel } from '@/lib/cube/model/predict-model';
import { readYamlModel } from '@/lib/cube/model/read-yaml';
import { replay } from '@/lib/cube/replay';
import { readCubeSettings } from '@/lib/cube/settings-text';
import { readClaims } from '@/lib/cube/what-if';
import { buildEvent } from '@/lib/pre-token/event';
import { handlerText } from '@/lib/pre-token/handler-text';
import { buildInboundEvent } from '@/lib/pre-token/inbound/event';
import { readInboundEvent } from '@/lib/pre-token/inbound/read-inbound-event';
import { reportInbound } from '@/lib/pre-token/inbound/report';
import { readEvent } from '@/lib/pre-token/read-event';
import { reportRun } from '@/lib/pre-token/report';
import { writeObject } from '@/lib/pre-token/rewrite';
import { anyEventUser } from '@/lib/server/pre-token/event-users';
import { unwrap } from '@/lib/text/unwrap';
import { diffClaims } from '@/lib/verify/claim-diff';
import { readKeyInput } from '@/lib/verify/keys/key-input';
import { readPem } from '@/lib/verify/keys/pem';
import { readPaste } from '@/lib/verify/paste/paste';
import { readVerifyRequest } from '@/lib/verify/verify-request';
import { client_id, idClaims, idHeader, issuer, jwks, now, sign } from '../verify/tokens';
import { answerLimit, formLimit, object, type Reader } from './reader';

const provider = { issuer, jwks_uri: `${issuer}/jwks.json`, client_id };
const event = buildEvent('V2_0', 'TokenGeneration_HostedAuth', anyEventUser());
const returned = (value: unknown) => ({
  outcome: { kind: 'returned' as const, value, by: 'promise' as const, ignored: false },
  ...{ log: [], log_cut: false, missing: [], duration_ms: 1, name: 'handler', parameters: 1 },
});

/** Text that users type, paste, drop, or receive, and the results of their code. */
export const typedReaders: Reader[] = [
  ['unwrap', answerLimit, unwrap],
  ['paste', 700_000, readPaste],
  ['given keys', formLimit, readKeyInput],
  ['PEM', formLimit, readPem],
  [
    'API',
    1_000_000,
    (text) => readVerifyRequest({ token: text, issuer: text, client_id: text, jwks: object(text) }),
  ],
  ['location of the provider', formLimit, readProviderInput],
  ['.env', 100_000, readCubeEnv],
  ['settings of a Cube', 200_000, readCubeSettings],
  ['data model in YAML', longestModel, (text) => readYamlModel(text, {})],
  ['query of a Cube', formLimit, readCubeQuery],
  ['path of a claim', formLimit, readClaimPath],
  ['edited claims', formLimit, readClaims],
  ['difference of claims', formLimit, (text) => diffClaims(object(text), { ...object(text), more: text })],
  [
    'a Cube, requested with a text',
    answerLimit,
    (text) =>
      replay({
        token: text,
        settings: { variables: {}, has_api_secret: true, has_jwt_key: false },
        keys: { document: jwks },
        now,
        provider,
      }),
  ],
  [
    'a Cube with these settings',
    100_000,
    (text) =>
      replay({
        token: sign(idHeader, { ...idClaims, ...object(text) }),
        settings: readCubeEnv(text).settings,
        keys: { document: object(text) },
        now,
        provider,
      }),
  ],
  [
    'generated .env',
    answerLimit,
    (text) =>
      envText(
        generateEnv(provider, [text], {
          header: { alg: text },
          claims: { ...object(text), [`https://${text}`]: {} },
        }),
      ),
  ],
  ['file of profiles', answerLimit, readStoredProfiles],
  ['import', answerLimit, readProfileImport],
  ['link to a profile', formLimit, linkedText],
  ['event of the trigger', formLimit, (text) => readEvent(object(text))],
  [
    'handler',
    formLimit,
    (text) => [handlerText(text).lineOf('claimsOverrideDetails'), writeObject(handlerText(text), 'a')],
  ],
  ['event of inbound federation', formLimit, (text) => readInboundEvent(object(text))],
  [
    'response of an inbound federation handler',
    formLimit,
    (text) => {
      const inbound = buildInboundEvent('OIDC');
      return reportInbound(
        inbound,
        returned({ ...inbound, response: { userAttributesToMap: object(text) } }),
        text,
      );
    },
  ],
  [
    'response of a handler',
    formLimit,
    (text) => {
      const claims = object(text);
      const details = {
        idTokenGeneration: { claimsToAddOrOverride: claims },
        groupOverrideDetails: claims,
        ...claims,
      };
      return reportRun(
        event,
        returned({ ...event, response: { claimsAndScopeOverrideDetails: details } }),
        text,
        now,
      );
    },
  ],
];
