import { visibleText } from '@/lib/text/visible-text';
import type { ListedProfile, ProfileActions } from '@/lib/views/profiles';
import { DamagedProfiles } from './damaged-profiles';
import { ProfileItem } from './profile-item';

type Props = {
  profiles: ListedProfile[];
  /** Path of a file of profiles that could not be read. */
  damaged: string | null;
  /** What was just deleted, with the ticket that brings it back. */
  deleted?: { ticket: string; name: string } | undefined;
  /** Undo came too late. */
  late: boolean;
  /** How many an import has just added. */
  added: number;
  /** Unix time in milliseconds. */
  now: number;
  actions: ProfileActions;
};

/** Every profile there is, and what can be done with it. */
export function ProfileList({ profiles, damaged, deleted, late, added, now, actions }: Props) {
  return (
    <main className="mx-auto w-full max-w-4xl min-w-0 space-y-4 px-4 pt-5 pb-8 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-[1_1_20rem]">
          <h1 className="text-base font-semibold">Profiles</h1>
          <p className="text-muted">
            Settings to log in with, each under a name. Start uses the selected one;{' '}
            <a className="link" href="/?configuration=name">
              Configuration
            </a>{' '}
            adds another.
          </p>
        </div>
        <p className="flex flex-wrap gap-2">
          <a data-action="import" className="button" href="/import">
            Import
          </a>
          {profiles.some(({ profile }) => profile.id !== 'demo') && (
            <a data-action="export-all" className="button" href="/profiles/export" download>
              Export all
            </a>
          )}
        </p>
      </div>
      {damaged !== null && <DamagedProfiles path={damaged} />}
      {deleted && (
        <form
          action={actions.restoreProfile}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-accent-soft px-3 py-2"
        >
          <input type="hidden" name="ticket" value={deleted.ticket} />
          <p role="status" data-note="deleted" className="min-w-0 wrap-anywhere">
            <b>{visibleText(deleted.name)}</b> is deleted, and its secret with it.
          </p>
          <button type="submit" data-action="undo" className="button button-small">
            Undo
          </button>
        </form>
      )}
      {late && (
        <p
          role="status"
          data-note="undo-late"
          className="rounded-md border border-warn bg-warn-soft px-3 py-2"
        >
          That profile cannot be brought back any more: Undo holds for ten minutes, and until Claimcheck
          stops.
        </p>
      )}
      {added > 0 && (
        <p role="status" data-note="added" data-added={added} className="rounded-md bg-accent-soft px-3 py-2">
          {added} profiles were added, at the end of the list.
        </p>
      )}
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        {profiles.map((listed) => (
          <ProfileItem key={listed.profile.id} listed={listed} now={now} actions={actions} />
        ))}
      </ul>
    </main>
  );
}
