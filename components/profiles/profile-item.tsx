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

/** A profile in the list: its provider, its state, and its actions. */
export function ProfileItem({ listed, now, actions }: Props) {
  const { profile, selected, last_login, link } = listed;
  const { id, read_only } = profile;
  const name = visibleText(profile.name);
  return (
    <li
      id={id}
      data-profile={profile.name}
      data-selected={selected}
      data-read-only={read_only}
      aria-label={name}
      className="space-y-2 target:bg-accent-soft"
    >
      <div className="row items-start">
        <div className="min-w-0 flex-[1_1_16rem]">
          <h2 className="subtitle facts wrap-anywhere">
            <span>{name}</span>
            {read_only && <span className="quiet text-xs font-normal">read-only</span>}
            {selected && <span className="text-xs text-accent">Selected</span>}
          </h2>
          <Settings profile={profile} />
          {last_login && <LastLogin run={last_login} now={now} />}
        </div>
        <div className="row row-tight">
          <a
            className="button button-small"
            href={`/start?${new URLSearchParams({ profile: id })}`}
            data-pending="Starting…"
          >
            Sign in
          </a>
          {!selected && <Act id={id} name="select" label="Select" of={name} action={actions.selectProfile} />}
          {!read_only && <Act id={id} name="edit" label="Edit" of={name} action={actions.editProfile} />}
          <Act id={id} name="duplicate" label="Duplicate" of={name} action={actions.duplicateProfile} />
          {!read_only && (
            <Act id={id} name="delete" label="Delete" of={name} action={actions.deleteProfile} danger />
          )}
        </div>
      </div>
      <More listed={listed} actions={actions} link={link} />
    </li>
  );
}

/** Its provider and client. A pool is identified by its ID, any other provider by its issuer. */
function Settings({ profile }: { profile: VisibleProfile }) {
  const issuer = profile.metadata?.issuer ?? withoutWellKnown(profile.discovery_url);
  return (
    <p className="facts quiet">
      <span className="wire">{visibleText(poolIdOf(issuer) ?? issuer)}</span>
      <span>
        client <span className="wire">{visibleText(profile.client_id)}</span>
      </span>
      <span data-secret={profile.has_secret}>
        {profile.has_secret ? 'client secret saved' : 'no client secret'}
      </span>
    </p>
  );
}

const withoutWellKnown = (url: string) => url.replace(/\/\.well-known\/openid-configuration$/, '');

type ActProps = {
  id: string;
  name: string;
  label: string;
  of: string;
  action: (form: FormData) => Promise<void>;
  danger?: boolean;
};

const Act = ({ id, name, label, of, action, danger = false }: ActProps) => (
  <form action={action}>
    <input type="hidden" name="profile" value={id} />
    <button
      type="submit"
      data-action={name}
      className={danger ? 'button button-small button-danger' : 'button button-small'}
      aria-label={`${label} ${of}`}
    >
      {label}
    </button>
  </form>
);

type MoreProps = Pick<Props, 'listed' | 'actions'> & { link: string | null };

/** Renaming and sharing, which are used less often. */
function More({ listed: { profile }, actions, link }: MoreProps) {
  const { id, read_only } = profile;
  const sharable = id !== 'demo';
  if (!sharable) return null;
  return (
    <details name="profile" data-part="more" className="fold">
      <summary className="text-xs">{read_only ? 'Share' : 'Rename or share'}</summary>
      <div className="space-y-3">
        {!read_only && <RenameForm id={id} name={profile.name} renameProfile={actions.renameProfile} />}
        <div className="row row-tight">
          {link !== null && <CopyButton text={link} label="Copy link" className="button button-small" />}
          <a
            data-action="export"
            className="button button-small"
            href={`/profiles/export?${new URLSearchParams({ id })}`}
            download
          >
            Export
          </a>
        </div>
        <p className="quiet text-xs">
          {link !== null
            ? 'Anyone who runs Claimcheck at this same URL (such as http://localhost:3000) can open this link. '
            : 'This profile is too large for a link. Send the file instead. '}
          {profile.has_secret && 'Neither contains the client secret.'}
        </p>
      </div>
    </details>
  );
}
