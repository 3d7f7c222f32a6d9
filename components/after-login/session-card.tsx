import { CopyButton } from '@/components/ui/copy-button';
import { type OtherUserWay, otherUserWay } from '@/lib/authorize/someone-else';
import { signOutHelp, signOutOf } from '@/lib/configure/sign-out';
import type { FlowView, VisibleRun } from '@/lib/views/flow';
import { Row } from './row';

/** The session that the provider keeps for the browser: how to end it, and how to log in past it. */
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
          ? 'The provider remembers the browser, and names no address to sign out at: that is done on its own pages.'
          : 'The provider remembers the browser: until you sign out there, the next Start may ask for no password.'
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
            Sign in as someone else
          </a>
        </>
      }
    >
      {way !== 'none' && (
        <details data-part="sign-out-url">
          <summary className="w-fit text-muted hover:text-ink">Sign-out URL to register</summary>
          <SignOutUrl url={view.signed_out_url} help={signOutHelp(way)} />
        </details>
      )}
    </Row>
  );
}

const otherUserWords: Record<OtherUserWay, string> = {
  'logout-first': 'By way of /logout, which leads to the sign-in page',
  'prompt-login': 'Asks with prompt=login',
  'prompt-select-account': 'Asks with prompt=select_account',
};

function SignOutUrl({ url, help }: { url: string; help: ReturnType<typeof signOutHelp> }) {
  return (
    <div className="mt-1.5 space-y-1.5 rounded-md bg-accent-soft px-3 py-2.5">
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
        Sign out ends the provider’s own session. A session at an identity provider behind it goes on, and so
        do the tokens that were issued, until they expire.
      </p>
    </div>
  );
}
