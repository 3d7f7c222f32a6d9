import { Fold } from '@/components/ui/fold';
import { visibleText } from '@/lib/text/visible-text';
import type { ListedProfile, ProfileActions } from '@/lib/views/profiles';
import { LastLogin } from '../runs/last-login';
import { ProfileMore } from './profile-more';

type Props = {
  profile: ListedProfile;
  /** Unix time in milliseconds. */
  now: number;
  renameProfile: ProfileActions['renameProfile'];
};

/** A profile in the list: its provider, its state, and its actions. */
export function ProfileItem({ profile, now, renameProfile }: Props) {
  const { id, read_only, selected, last_login } = profile;
  const name = visibleText(profile.name);
  return (
    <li
      id={id}
      data-profile={profile.name}
      data-selected={selected}
      data-read-only={read_only}
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
          {!selected && <Act id={id} action="select" label="Select" of={name} />}
          {!read_only && <Act id={id} action="edit" label="Edit" of={name} />}
          <Act id={id} action="duplicate" label="Duplicate" of={name} />
          {!read_only && <Act id={id} action="delete" label="Delete" of={name} />}
        </div>
      </div>
      {profile.sharable && (
        <Fold id="more" name="profile" title={read_only ? 'Share' : 'Rename or share'}>
          {() => <ProfileMore profile={profile} renameProfile={renameProfile} />}
        </Fold>
      )}
    </li>
  );
}

/** Its provider and client. */
const Settings = ({ profile: { provider, client_id, has_secret } }: Pick<Props, 'profile'>) => (
  <p className="facts quiet">
    <span className="wire">{visibleText(provider)}</span>
    <span>
      client <span className="wire">{visibleText(client_id)}</span>
    </span>
    <span data-secret={has_secret}>{has_secret ? 'client secret saved' : 'no client secret'}</span>
  </p>
);

type ActProps = { id: string; action: 'select' | 'edit' | 'duplicate' | 'delete'; label: string; of: string };

/** A button of the list’s form for this action. */
const Act = ({ id, action, label, of }: ActProps) => (
  <button
    type="submit"
    form={`profile-${action}`}
    name="profile"
    value={id}
    data-action={action}
    className={action === 'delete' ? 'button button-small button-danger' : 'button button-small'}
    aria-label={`${label} ${of}`}
  >
    {label}
  </button>
);
