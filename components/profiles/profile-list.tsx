import { visibleText } from '@/lib/text/visible-text';
import type { ListedProfile, ProfileActions } from '@/lib/views/profiles';
import { DamagedProfiles } from './damaged-profiles';
import { ProfileRows } from './profile-rows';

type Props = {
  profiles: ListedProfile[];
  /** Path of a profiles file that couldn't be read. */
  damaged: string | null;
  /** The profile that was just deleted, with the ticket for Undo. */
  deleted?: { ticket: string; name: string } | undefined;
  /** Undo was no longer available. */
  late: boolean;
  /** Why a profile couldn't be copied. */
  notCopied: string | null;
  /** The number of profiles that were just imported. */
  added: number;
  /** Unix time in milliseconds. */
  now: number;
  actions: ProfileActions;
};

/** All profiles with their actions. */
export function ProfileList({ profiles, damaged, deleted, late, notCopied, added, now, actions }: Props) {
  return (
    <main id="content" className="page">
      <div className="page-head">
        <div>
          <h1 className="title">Profiles</h1>
          <p className="lead">Saved provider settings. The selected profile is used when you sign in.</p>
        </div>
        <p className="row row-tight">
          <a data-action="import" className="button" href="/import">
            Import
          </a>
          {profiles.some(({ sharable }) => sharable) && (
            <a data-action="export-all" className="button" href="/profiles/export" download>
              Export all
            </a>
          )}
          <a data-action="new-profile" className="button button-primary" href="/?configuration=new">
            + New profile
          </a>
        </p>
      </div>
      {damaged !== null && <DamagedProfiles path={damaged} />}
      {notCopied !== null && (
        <p role="status" data-note="not-copied" className="notice notice-warn">
          {notCopied}
        </p>
      )}
      {late && (
        <p role="status" data-note="undo-late" className="notice notice-warn">
          Can’t undo: more than ten minutes have passed, or Claimcheck was restarted.
        </p>
      )}
      {added > 0 && (
        <p role="status" data-note="added" data-added={added} className="notice">
          {added === 1 ? 'Added 1 profile' : `Added ${added} profiles`} at the end of the list.
        </p>
      )}
      <ProfileRows profiles={profiles} now={now} renameProfile={actions.renameProfile} />
      <form id="profile-select" action={actions.selectProfile} />
      <form id="profile-edit" action={actions.editProfile} />
      <form id="profile-duplicate" action={actions.duplicateProfile} />
      <form id="profile-delete" action={actions.deleteProfile} />
      {!profiles.some(({ sharable }) => sharable) && (
        <p className="quiet">
          Your own profiles appear here.{' '}
          <a className="link" href="/?configuration=new">
            + New profile
          </a>
        </p>
      )}
      <p className="quiet text-xs">
        <a className="link" href="/forget">
          Clear all data
        </a>{' '}
        of this browser
      </p>
      {deleted && (
        <form action={actions.restoreProfile} data-note="deleted" className="toast">
          <input type="hidden" name="ticket" value={deleted.ticket} />
          <p role="status" className="min-w-0 wrap-anywhere">
            Deleted “{visibleText(deleted.name)}” and its client secret.
          </p>
          <button type="submit" data-action="undo" className="button button-small">
            Undo
          </button>
        </form>
      )}
    </main>
  );
}
