import { CopyButton } from '@/components/ui/copy-button';
import { visibleText } from '@/lib/text/visible-text';

/** Where saved profiles went that could not be read, and how to have them back. It is said for as long as they lie there. */
export function DamagedProfiles({ path }: { path: string }) {
  return (
    <section
      aria-label="Profiles that could not be read"
      data-note="profiles-damaged"
      className="space-y-1.5 rounded-md border border-warn bg-warn-soft px-3 py-2"
    >
      <h2 className="font-semibold text-warn">Saved profiles could not be read</h2>
      <p>Their file is damaged. It was set aside as it is, and a new one was begun. It lies here:</p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="wire">{visibleText(path)}</span>
        <CopyButton text={path} label="Copy path" className="button button-small" />
      </p>
      <p>
        To have them back, mend its JSON and give it the name <code className="wire">profiles.json</code>{' '}
        again: that replaces the profiles saved since. Delete or move the file, and this note goes.
      </p>
    </section>
  );
}
