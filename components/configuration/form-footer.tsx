import type { DraftField } from '@/lib/configure/profile/draft';
import { fieldLabels } from './field';
import type { Purpose } from './purpose';
import type { Configuration } from './use-configuration';

type Props = { configuration: Configuration; purpose: Purpose; cancel: () => void };

/** Save and Cancel, and the problems that prevent saving. */
export function FormFooter({ configuration, purpose, cancel }: Props) {
  const { busy, silent, look_first, problems, as_new, setAsNew } = configuration;
  return (
    <footer className="row border-t border-line px-5 py-3">
      <button type="submit" className="button button-primary" disabled={busy}>
        {busy ? 'Saving…' : 'Save'}
      </button>
      <button type="button" className="button" onClick={cancel}>
        Cancel
      </button>
      {purpose === 'edit' && (
        <label className="flex items-center gap-2">
          <input
            id="configuration-as-new"
            type="checkbox"
            className="accent-accent"
            checked={as_new}
            onChange={(event) => setAsNew(event.currentTarget.checked)}
          />
          Save as a new profile
        </label>
      )}
      <div
        role="status"
        data-note={look_first ? 'look-first' : silent ? 'no-response' : undefined}
        className="quiet min-w-0 flex-1"
      >
        {busy && <p className="sr-only">Loading…</p>}
        {silent && (
          <p className="is-fail">
            Can’t reach Claimcheck. Check that it’s still running, then try again. Your input is kept.
          </p>
        )}
        {look_first && (
          <p>
            Not saved yet. Check the hosts above, then select <b>Save</b> again to confirm them.
          </p>
        )}
        <Problems fields={Object.keys(problems) as DraftField[]} />
      </div>
    </footer>
  );
}

/** Links to the fields, which may be out of view. */
function Problems({ fields }: { fields: DraftField[] }) {
  if (fields.length === 0) return null;
  return (
    <p className="is-fail">
      {fields.length === 1 ? '1 field needs attention: ' : `${fields.length} fields need attention: `}
      {fields.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <button
            type="button"
            className="underline"
            onClick={() => document.getElementById(`configuration-${name}`)?.focus()}
          >
            {fieldLabels[name]}
          </button>
        </span>
      ))}
    </p>
  );
}
