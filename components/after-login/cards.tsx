import { claimGroups } from '@/components/token/claim-groups';
import { claimMeaning } from '@/components/token/claim-meanings';
import { ClaimsTable } from '@/components/token/claims-table';
import { Distance, Expiry } from '@/components/ui/distance';
import { PostButton } from '@/components/ui/post-button';
import { revocationOf } from '@/lib/exchange/revocation';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import { accessTokenExpiry } from '@/lib/run/token-expiry';
import { revokedAt } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import { decode } from '@/lib/verify/decode';
import type { FlowView } from '@/lib/views/flow';
import { CopyChoice } from './copy-choice';
import { isRefreshTokenRevoked, RefreshButton } from './refresh-button';
import { Revealed, RevealLink } from './revealed';
import { Row } from './row';

type Props = { view: FlowView; run: VisibleRun; chooseCopied: (form: FormData) => Promise<void> };

export function IdTokenCard({ view, run, chooseCopied }: Props) {
  const id_token = run.token_response?.id_token;
  if (id_token === undefined) return null;
  const exp = decode(id_token).payload?.object?.exp;
  return (
    <Row
      id="id_token"
      name={<code className="wire">id_token</code>}
      purpose="Identifies the user. This is the token that Cube expects."
      lifetime={typeof exp === 'number' && <Expiry at={exp} now={view.now} />}
      actions={<CopyChoice token="id_token" chosen={view.copied} choose={chooseCopied} />}
    />
  );
}

export function AccessTokenCard({ view, run, chooseCopied }: Props) {
  const { token_response, profile } = run;
  if (!token_response) return null;
  const { access_token } = token_response;
  if (access_token === undefined) return null;
  const claims = decode(access_token).payload?.object;
  const exp = accessTokenExpiry(run);
  const { userinfo_endpoint, issuer } = profile.metadata;
  // Cognito revokes access tokens together with their refresh token, and not individually.
  const revocable = revocationOf(profile.metadata) === 'possible' && !isPoolIssuer(issuer);
  return (
    <Row
      id="access_token"
      name={<code className="wire">access_token</code>}
      purpose={`Grants access to UserInfo and to APIs that trust the issuer.${claims ? '' : ' It’s opaque: only the provider can read it.'}`}
      lifetime={exp !== null && <Expiry at={exp} now={view.now} />}
      actions={
        <>
          {userinfo_endpoint && run.verification?.verdict !== 'invalid' && (
            <PostButton
              id="user-info"
              label="Call UserInfo"
              pending="Calling…"
              action={`/runs/${run.id}/user-info`}
            />
          )}
          {revocable && <Revoke run={run} token="access_token" />}
          <CopyChoice token="access_token" chosen={view.copied} choose={chooseCopied} />
          <RevealLink token="access_token" view={view} run={run} />
        </>
      }
    >
      {userinfo_endpoint && run.verification?.verdict === 'invalid' && (
        <p className="text-muted">UserInfo isn’t called while the id_token is invalid.</p>
      )}
      {claims && (
        <details className="fold">
          <summary>Access token claims</summary>
          <div className="mt-1.5">
            <ClaimsTable
              title="Access token claims"
              parts={[{ groups: claimGroups(Object.keys(claims)), claims, meaning: claimMeaning }]}
              now={view.now}
            />
          </div>
        </details>
      )}
      {view.revealed && <Revealed token="access_token" value={access_token} />}
    </Row>
  );
}

export function RefreshTokenCard({ view, run }: Props) {
  const refresh_token = run.token_response?.refresh_token;
  const revoked = revokedAt(run);
  if (refresh_token === undefined) {
    return (
      <Row
        id="refresh_token"
        name={<code className="wire quiet">refresh_token</code>}
        purpose="Not issued. Some providers require the offline_access scope (Google: access_type=offline)."
      />
    );
  }
  return (
    <Row
      id="refresh_token"
      name={<code className="wire">refresh_token</code>}
      purpose="Gets new tokens without signing in again. The trigger reruns, so you can test changes to your Lambda."
      lifetime={
        revoked === null ? (
          lifetime(run)
        ) : (
          <span className="font-medium text-fail">
            revoked <Distance to={revoked} now={view.now} />
          </span>
        )
      }
      actions={
        <>
          <RefreshButton run={run} />
          {revocationOf(run.profile.metadata) === 'possible' && <Revoke run={run} token="refresh_token" />}
          <RevealLink token="refresh_token" view={view} run={run} />
        </>
      }
    >
      {view.revealed && <Revealed token="refresh_token" value={refresh_token} />}
    </Row>
  );
}

const Revoke = ({ run, token }: { run: VisibleRun; token: 'refresh_token' | 'access_token' }) => (
  <PostButton
    id="revoke"
    label="Revoke"
    pending="Revoking…"
    action={`/runs/${run.id}/revoke`}
    fields={{ token }}
    disabled={
      token === 'refresh_token' && isRefreshTokenRevoked(run) ? 'This token was already revoked.' : undefined
    }
  />
);

const lifetime = ({ profile }: VisibleRun): string =>
  isPoolIssuer(profile.metadata.issuer) ? 'valid for 30 days by default' : 'lifetime unknown';
