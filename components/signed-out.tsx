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
      /** When the browser was sent to the provider. Unix time in milliseconds. */
      at: number;
      /** Whether what came back belongs to that sign-out, as far as the provider's way lets anyone tell. */
      answers: boolean;
      /** Absent where it was deleted since. */
      profile?: { id: string; name: string };
      /** The login that was signed out of, where there was one and it is not forgotten yet. */
      run?: Pick<Run, 'id' | 'exchanged_at' | 'refreshes' | 'revocation' | 'first_response'> & {
        token_response: NonNullable<Run['token_response']>;
      };
    };

/** What a sign-out has ended, and what stays good. `now` is when the page was made, in Unix milliseconds. */
export function SignedOut({ view, now }: { view: SignedOutView; now: number }) {
  return (
    <main
      data-page="signed-out"
      data-state={view.kind === 'returned' ? (view.answers ? 'signed-out' : 'unconfirmed') : view.kind}
      className="mx-auto w-full max-w-2xl space-y-4 px-4 pt-5 pb-8 sm:px-6"
    >
      {view.kind === 'nothing-begun' ? <NothingBegun /> : <Returned view={view} now={now} />}
    </main>
  );
}

function NothingBegun() {
  return (
    <>
      <h1 className="text-base font-semibold">Nobody was signed out here</h1>
      <p>
        A provider sends the browser to this address after a sign-out, and this browser has begun none: press{' '}
        <b>Sign out</b> on the page of a login. Where that is not offered, the provider has no address for it.
      </p>
      <p>
        <a className="button" href="/">
          To the five steps
        </a>
      </p>
    </>
  );
}

type ReturnedProps = { view: Extract<SignedOutView, { kind: 'returned' }>; now: number };

function Returned({ view: { at, answers, profile, run }, now }: ReturnedProps) {
  const name = profile ? visibleText(profile.name) : 'a profile that is gone';
  return (
    <>
      <h1 className="text-base font-semibold">
        {answers ? 'Signed out' : 'This may be no sign-out of yours'}
      </h1>
      {answers ? (
        <p role="status">
          The provider of <b>{name}</b> was asked to end its session <Distance to={at} now={now} />, and has
          sent the browser back. The next Start shows its sign-in page.
        </p>
      ) : (
        <p role="alert" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          The provider of <b>{name}</b> was asked to end its session <Distance to={at} now={now} />. What came
          back lacks the <code className="wire">state</code> that was sent along, or has another: this address
          was opened by hand, or the provider does not follow the standard. Press Start to see whether it asks
          for a password.
        </p>
      )}
      <section aria-label="What stays good" data-section="still-valid" className="space-y-2">
        <h2 className="font-semibold">What stays good</h2>
        <ul className="list-disc space-y-1.5 pl-5">
          <li>
            The session at an identity provider behind this one, such as Google or a company’s own: the next
            login may pass through it without a password.
          </li>
          <Tokens run={run} now={now} />
        </ul>
      </section>
      <p className="flex flex-wrap gap-2">
        {profile && (
          <a
            data-action="start-again"
            className="button button-primary"
            href={`/start?${new URLSearchParams({ profile: profile.id })}`}
          >
            Start again
          </a>
        )}
        {run && (
          <a className="button" href={`/runs/${run.id}#after-login`}>
            To the login that was ended
          </a>
        )}
        <a className="button" href="/">
          To the five steps
        </a>
      </p>
    </>
  );
}

function Tokens({ run, now }: { run: ReturnedProps['view']['run']; now: number }) {
  if (!run) {
    return (
      <li>
        Tokens that were issued: they are good until they expire, wherever only the signature is checked.
      </li>
    );
  }
  const { id_token, refresh_token } = run.token_response;
  const exp = id_token === undefined ? undefined : decode(id_token).payload?.object?.exp;
  const accessExp = accessTokenExpiry(run);
  return (
    <>
      {typeof exp === 'number' && (
        <li>
          The <code className="wire">id_token</code> of this login: Cube takes it until it{' '}
          <Expiry at={exp} now={now} />.
        </li>
      )}
      {accessExp !== null && (
        <li>
          The <code className="wire">access_token</code>: it <Expiry at={accessExp} now={now} />.
        </li>
      )}
      {refresh_token !== undefined && revokedAt(run) === null && (
        <li>
          The <code className="wire">refresh_token</code>, at most providers: <b>Revoke</b> on the page of the
          login ends it.
        </li>
      )}
    </>
  );
}
