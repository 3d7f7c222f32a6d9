import { CopyButton } from '@/components/ui/copy-button';
import { poolIdOf, type VisibleProfile } from '@/lib/configure/profile/profile';
import { visibleText } from '@/lib/text/visible-text';
import type { ListedProfile, ProfileActions } from '@/lib/views/profiles';
import { LastLogin } from '../runs/last-login';
import { RenameForm } from './rename-form';

type Props = {
  listed: ListedProfile;
  /** Unix time in milliseconds. */
  now: number;
  actions: ProfileActions;
};

/** One profile of the list: whose it is, how it stands, and what can be done with it. */
export function ProfileItem({ listed, now, actions }: Props) {
  const { profile, selected, last_login } = listed;
  const name = visibleText(profile.name);
  return (
    <li
      id={profile.id}
      data-profile={profile.name}
      data-selected={selected}
      data-read-only={profile.read_only}
      aria-label={name}
      className="space-y-1.5 px-4 py-3 target:bg-accent-soft"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-[1_1_16rem]">
          <h2 className="flex flex-wrap items-baseline gap-x-2 text-[0.9375rem] font-semibold wrap-anywhere">
            {name}
            {profile.read_only && <span className="text-xs font-normal text-muted">read-only</span>}
          </h2>
          <Settings profile={profile} />
          {last_login && <LastLogin run={last_login} now={now} />}
        </div>
        {selected ? (
          <span className="flex min-h-8 items-center font-medium text-accent">Selected</span>
        ) : (
          <form action={actions.selectProfile}>
            <input type="hidden" name="profile" value={profile.id} />
            <button type="submit" data-action="select" className="button" aria-label={`Select ${name}`}>
              Select
            </button>
          </form>
        )}
      </div>
      <More listed={listed} actions={actions} />
    </li>
  );
}

/** Which provider, which client. A pool is known by its id, any other provider by its issuer. */
function Settings({ profile }: { profile: VisibleProfile }) {
  const issuer = profile.metadata?.issuer ?? withoutWellKnown(profile.discovery_url);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-muted">
      <span className="wire">{visibleText(poolIdOf(issuer) ?? issuer)}</span>
      <span>
        client <span className="wire">{visibleText(profile.client_id)}</span>
      </span>
      <span data-secret={profile.has_secret}>{profile.has_secret ? 'secret set' : 'no secret'}</span>
    </p>
  );
}

const withoutWellKnown = (url: string) => url.replace(/\/\.well-known\/openid-configuration$/, '');

function More({ listed: { profile, link }, actions }: Omit<Props, 'now'>) {
  const { id, read_only } = profile;
  const sharable = id !== 'demo';
  return (
    <details name="profile" data-part="more">
      <summary className="w-fit text-xs text-muted hover:text-ink">
        {[!read_only && 'Rename', 'Duplicate', sharable && 'Share', !read_only && 'Delete']
          .filter(Boolean)
          .join(' · ')}
      </summary>
      <div className="mt-2 space-y-3">
        {!read_only && <RenameForm id={id} name={profile.name} renameProfile={actions.renameProfile} />}
        <div className="flex flex-wrap gap-2">
          <form action={actions.duplicateProfile}>
            <input type="hidden" name="profile" value={id} />
            <button type="submit" data-action="duplicate" className="button">
              Duplicate
            </button>
          </form>
          {link !== null && <CopyButton text={link} label="Copy link" />}
          {sharable && (
            <a
              data-action="export"
              className="button"
              href={`/profiles/export?${new URLSearchParams({ id })}`}
              download
            >
              Export
            </a>
          )}
          {!read_only && (
            <form action={actions.deleteProfile}>
              <input type="hidden" name="profile" value={id} />
              <button type="submit" data-action="delete" className="button">
                Delete
              </button>
            </form>
          )}
        </div>
        {sharable && <Sharing has_secret={profile.has_secret} linked={link !== null} />}
      </div>
    </details>
  );
}

function Sharing({ has_secret, linked }: { has_secret: boolean; linked: boolean }) {
  return (
    <p className="text-xs text-muted">
      {linked
        ? 'The link opens this profile where Claimcheck runs at the same address, as on the machine of a colleague. '
        : 'This profile is too large for a link; send the file. '}
      {has_secret
        ? 'Neither link nor file has the client secret in it: whoever gets them has to enter it.'
        : 'It has no client secret that could be left out.'}
    </p>
  );
}
