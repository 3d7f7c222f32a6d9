import { CopyButton } from '@/components/ui/copy-button';
import { visibleText } from '@/lib/text/visible-text';
import type { Actions, FlowView } from '@/lib/views/flow';

type Props = { view: FlowView; saved: NonNullable<FlowView['saved']>; undoSave: Actions['undoSave'] };

/** After Save: the remaining steps at the provider, and Undo. */
export function SavedNotice({ view, saved, undoSave }: Props) {
  return (
    <div role="status" data-note="saved" className="notice row">
      <p className="min-w-0">
        <b>Saved “{visibleText(view.profile.name)}”.</b> Register this callback URL:{' '}
        <code className="wire">{view.callback_url}</code>
      </p>
      <CopyButton text={view.callback_url} label="Copy callback URL" className="button button-small" />
      {saved.undo !== null && (
        <form action={undoSave}>
          <input type="hidden" name="ticket" value={saved.undo} />
          <button type="submit" className="button button-small" data-action="undo">
            Undo the changes
          </button>
        </form>
      )}
    </div>
  );
}
