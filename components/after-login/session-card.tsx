import { CopyButton } from '@/components/ui/copy-button';
import { type OtherUserWay, otherUserWay } from '@/lib/authorize/someone-else';
import { signOutHelp, signOutOf } from '@/lib/configure/sign-out';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';
import { Row } from './row';

/** The session that the provider keeps for the browser: how to end it, and how to sign in as another user. */
export function SessionCard({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { metadata, id } = run.profile;
  const { way } = signOutOf(metadata);
  const someoneElse = new URLSearchParams({ profile: id, way: view.way, as: 'someone-else' });
  return (
    <Row
      id="session"
      name="Session"
      purpose={
        way === 'none'
          ? 'You’re still signed in at the provider. It has no logout endpoint, so sign out on its website.'
          : 'You’re still signed in at the provider, so the next sign-in may skip the password.'
      }
      actions={
        <>
          {way !== 'none' && (
            <a data-action="sign-out" className="button button-small" href={`/sign-out?run=${run.id}`}>
              Sign out
            </a>
          )}
          <a
            data-action="switch-user"
            className="button button-small"
            href={`/start?${someoneElse}`}
            title={otherUserWords[otherUserWay(metadata)]}
          >
            Switch user
          </a>
        </>
      }
    >
      {way !== 'none' && (
        <details className="fold" data-part="sign-out-url">
          <summary>Sign-out URL to register</summary>
          <SignOutUrl url={view.signed_out_url} help={signOutHelp(way, metadata.issuer)} />
        </details>
      )}
    </Row>
  );
}

const otherUserWords: Record<OtherUserWay, string> = {
  'logout-first': 'Goes through /logout first',
  'prompt-login': 'Uses prompt=login',
  'prompt-select-account': 'Uses prompt=select_account',
};

function SignOutUrl({ url, help }: { url: string; help: ReturnType<typeof signOutHelp> }) {
  return (
    <div className="notice space-y-1.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <code className="wire">{url}</code>
        <CopyButton text={url} label="Copy sign-out URL" className="button button-small" />
      </p>
      <p className="text-xs">
        {help.register} {help.trouble}{' '}
        <a className="link" href={help.source.url} target="_blank" rel="noreferrer">
          {help.source.text}
        </a>
      </p>
      <p className="text-xs">
        Sign out ends only the provider’s own session. A session at an identity provider behind it continues,
        and tokens that were issued remain valid until they expire.
      </p>
    </div>
  );
}
