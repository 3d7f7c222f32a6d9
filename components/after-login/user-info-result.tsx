import { failureContext } from '@/components/flow/failure-box';
import { CheckList } from '@/components/token/check-list';
import { claimGroups } from '@/components/token/claim-groups';
import { claimMeaning } from '@/components/token/claim-meanings';
import { ClaimsTable } from '@/components/token/claims-table';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import { explainUserInfo } from '@/lib/exchange/explain-user-info';
import type { JsonObject } from '@/lib/json/object';
import { idTokenInHand } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import { visibleText } from '@/lib/text/visible-text';
import { diffClaims } from '@/lib/verify/claim-diff';
import { decode } from '@/lib/verify/decode';
import type { UserInfo } from '@/lib/verify/user-info';
import type { FlowView } from '@/lib/views/flow';
import { ChangeTable } from '../inspect/change-table';
import { Result } from './result';

/** The UserInfo response, compared with the id_token. */
export function UserInfoResult({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { user_info } = run;
  if (!user_info) return null;
  return (
    <Result id="user-info" title="UserInfo" at={user_info.at} now={view.now}>
      {user_info.ok ? (
        <>
          <p data-form={user_info.form}>{forms[user_info.form]}</p>
          <CheckList checks={user_info.checks} />
          {user_info.claims && (
            <BesideIdToken claims={user_info.claims} id_claims={claimsInHand(run)} now={view.now} />
          )}
        </>
      ) : (
        <ExplanationBox
          explanation={explainUserInfo(user_info.failure, failureContext(view), user_info.token)}
          kind={failureKind(user_info.failure)}
          answer={providerAnswer(user_info.failure)}
        />
      )}
    </Result>
  );
}

const forms: Record<UserInfo['form'], string> = {
  json: 'Current user claims from the provider. The response isn’t signed, so don’t pass it on as proof.',
  jws: 'Current user claims from the provider, as a signed JWT that others can verify.',
  jwe: 'The response is an encrypted JWT for the client that registered a key.',
};

function claimsInHand(run: VisibleRun): JsonObject | null {
  const inHand = idTokenInHand(run);
  return inHand && (decode(inHand.id_token).payload?.object ?? null);
}

type Props = { claims: JsonObject; id_claims: JsonObject | null; now: number };

function BesideIdToken({ claims, id_claims, now }: Props) {
  if (id_claims === null)
    return (
      <ClaimsTable
        title="UserInfo claims"
        parts={[{ groups: claimGroups(Object.keys(claims)), claims, meaning: claimMeaning }]}
        now={now}
      />
    );
  const said = diffClaims(id_claims, claims).filter(({ kind }) => kind !== 'removed');
  const onlyThere = Object.keys(id_claims).filter(
    (name) => !Object.hasOwn(claims, name) && !ofTheToken.has(name),
  );
  return (
    <>
      <ChangeTable changes={said} names={['id_token', 'UserInfo']} now={now} />
      {onlyThere.length > 0 && (
        <p data-part="only-in-id-token">
          Only in the id_token: <span className="wire">{visibleText(onlyThere.join(', '))}</span>. A trigger
          changes tokens, not UserInfo.
        </p>
      )}
    </>
  );
}

/** Claims that are about the token and not about the user: UserInfo doesn't return them. */
const ofTheToken = new Set([
  'iss',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'nonce',
  'acr',
  'amr',
  'at_hash',
  'c_hash',
  's_hash',
  'jti',
  'sid',
  'origin_jti',
  'event_id',
  'token_use',
]);
