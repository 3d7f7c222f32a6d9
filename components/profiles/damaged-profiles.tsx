import { CopyButton } from '@/components/ui/copy-button';
import { visibleText } from '@/lib/text/visible-text';

/**
 * Where an unreadable profiles file was moved, and how to recover it. Shown for as long as the file exists.
 */
export function DamagedProfiles({ path }: { path: string }) {
  return (
    <section
      aria-label="Corrupted profiles file"
      data-note="profiles-damaged"
      className="notice notice-warn space-y-1.5"
    >
      <h2 className="font-semibold text-warn">Claimcheck couldn’t read your saved profiles</h2>
      <p>The profiles file is corrupted. Claimcheck kept it unchanged here and created a new one:</p>
      <p className="row">
        <span className="wire">{visibleText(path)}</span>
        <CopyButton text={path} label="Copy path" className="button button-small" />
      </p>
      <p>
        To recover them, fix the JSON and rename the file to <code className="wire">profiles.json</code>. This
        replaces profiles saved since then. To dismiss this notice, move or delete the file.
      </p>
    </section>
  );
}
