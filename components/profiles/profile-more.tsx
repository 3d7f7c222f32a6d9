import { CopyButton } from '@/components/ui/copy-button';
import type { ListedProfile, ProfileActions } from '@/lib/views/profiles';
import { RenameForm } from './rename-form';

type Props = { profile: ListedProfile; renameProfile: ProfileActions['renameProfile'] };

/** Renaming and sharing, which are used less often. */
export function ProfileMore({ profile, renameProfile }: Props) {
  const { id, name, read_only, has_link, has_secret } = profile;
  const query = new URLSearchParams({ id });
  return (
    <div className="space-y-3">
      {!read_only && <RenameForm id={id} name={name} renameProfile={renameProfile} />}
      <div className="row row-tight">
        {has_link && (
          <CopyButton
            text={{ from: `/profiles/link?${query}` }}
            label="Copy link"
            className="button button-small"
          />
        )}
        <a data-action="export" className="button button-small" href={`/profiles/export?${query}`} download>
          Export
        </a>
      </div>
      <p className="quiet text-xs">
        {has_link
          ? 'Anyone who runs Claimcheck at this same URL (such as http://localhost:3000) can open this link. '
          : 'This profile is too large for a link. Send the file instead. '}
        {has_secret && 'Neither contains the client secret.'}
      </p>
    </div>
  );
}
