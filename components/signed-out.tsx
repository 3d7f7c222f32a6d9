import type { Run } from '@/lib/run/run';
import { accessTokenExpiry } from '@/lib/run/token-expiry';
import { revokedAt } from '@/lib/run/tokens';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import { Distance, Expiry } from './ui/distance';

export type SignedOutView =
  | { kind: 'nothing-begun' }
  | {
      kind: 'returned';
      /** When the browser was redirected to the provider. Unix time in milliseconds. */
      at: number;
      /** Whether the redirect belongs to that sign-out, as far as the provider allows checking it. */
      answers: boolean;
      /** Absent if it was deleted since. */
      profile?: { id: string; name: string };
      /** The sign-in that was ended, if there was one and it still exists. */
      run?: Pick<Run, 'id' | 'exchanged_at' | 'refreshes' | 'revocation' | 'first_response'> & {
        token_response: NonNullable<Run['token_response']>;
      };
    };

/**
 * What a sign-out ended, and what remains valid. `now` is when the page was rendered, in Unix milliseconds.
 */
export function SignedOut({ view, now }: { view: SignedOutView; now: number }) {
  return (
    <main
      id="content"
      data-page="signed-out"
      data-state={view.kind === 'returned' ? (view.answers ? 'signed-out' : 'unconfirmed') : view.kind}
      className="page page-narrow"
    >
      {view.kind === 'nothing-begun' ? <NothingBegun /> : <Returned view={view} now={now} />}
    </main>
  );
}

function NothingBegun() {
  return (
    <>
      <h1 className="title">No sign-out in progress</h1>
      <p>
        Your provider redirects here after you sign out. To sign out, open a sign-in and select{' '}
        <b>Sign out</b> under <b>Tokens and session</b>.
      </p>
      <p>
        <a className="button" href="/">
          Back to sign-in
        </a>
      </p>
    </>
  );
}

type ReturnedProps = { view: Extract<SignedOutView, { kind: 'returned' }>; now: number };

function Returned({ view: { at, answers, profile, run }, now }: ReturnedProps) {
  const name = profile ? visibleText(profile.name) : 'a deleted profile';
  return (
    <>
      <h1 className="title">{answers ? 'Signed out' : 'We couldn’t confirm this sign-out'}</h1>
      {answers ? (
        <p role="status">
          You signed out of <b>{name}</b> <Distance to={at} now={now} />. The next sign-in asks for
          credentials again.
        </p>
      ) : (
        <p role="alert" className="notice notice-warn">
          Claimcheck sent you to the provider of <b>{name}</b> <Distance to={at} now={now} />, but the
          response has no matching <code className="wire">state</code>. Someone opened this URL by hand, or
          the provider doesn’t follow the standard. To check, select <b>Sign in again</b> and see whether it
          asks for a password.
        </p>
      )}
      <section aria-label="Still valid" data-section="still-valid" className="space-y-2">
        <h2 className="subtitle">Still valid</h2>
        <ul className="bullets">
          <li>
            Your session at an identity provider behind this one, such as Google or your company’s. The next
            sign-in may skip the password.
          </li>
          <Tokens run={run} now={now} />
        </ul>
      </section>
      <p className="row row-tight">
        {profile && (
          <a
            data-action="start-again"
            data-pending="Starting…"
            className="button button-primary"
            href={`/start?${new URLSearchParams({ profile: profile.id })}`}
          >
            Sign in again
          </a>
        )}
        {run && (
          <a className="button" href={`/runs/${run.id}?show=session#after-login`}>
            View this sign-in
          </a>
        )}
        <a className="button" href="/">
          Back to sign-in
        </a>
      </p>
    </>
  );
}

function Tokens({ run, now }: { run: ReturnedProps['view']['run']; now: number }) {
  if (!run) return <li>Tokens that were issued, until they expire.</li>;
  const { id_token, refresh_token } = run.token_response;
  const exp = id_token === undefined ? undefined : decode(id_token).payload?.object?.exp;
  const accessExp = accessTokenExpiry(run);
  return (
    <>
      {typeof exp === 'number' && (
        <li>
          The <code className="wire">id_token</code>, which <Expiry at={exp} now={now} />. Cube accepts it
          until then.
        </li>
      )}
      {accessExp !== null && (
        <li>
          The <code className="wire">access_token</code>, which <Expiry at={accessExp} now={now} />.
        </li>
      )}
      {refresh_token !== undefined && revokedAt(run) === null && (
        <li>
          The <code className="wire">refresh_token</code>, at most providers. To end it, select <b>Revoke</b>{' '}
          on the page of the sign-in.
        </li>
      )}
    </>
  );
}
