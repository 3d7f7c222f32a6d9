import { CopyButton } from '@/components/ui/copy-button';
import { Fold } from '@/components/ui/fold';
import { WireBlock } from '@/components/ui/wire-block';
import { shippingScripts, zipName } from '@/lib/pre-token/shipping';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { visibleText } from '@/lib/text/visible-text';
import type { WorkbenchView } from '@/lib/views/lambda';

type Props = { handler: string; version: TriggerVersion; view: WorkbenchView };

/** Deployment: the handler as a zip file, and the commands that create the function and attach the trigger. */
export function Shipping({ handler, version, view: { destination, of_profile } }: Props) {
  return (
    <section aria-label="Deploy to AWS" data-section="deploy" className="space-y-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-[0.9375rem] font-semibold">Deploy to AWS</h2>
        <form method="post" action="/lambda/zip">
          <input type="hidden" name="handler" value={handler} />
          <button type="submit" data-action="download-zip" className="button">
            Download {zipName}
          </button>
        </form>
      </div>
      <p className="text-muted">
        In the Lambda console, use <b>Upload from</b> → <b>.zip file</b>. Or run these commands in AWS
        CloudShell (AWS CLI and jq).{' '}
        {of_profile
          ? `They use the user pool of the profile ${visibleText(of_profile)}.`
          : `Select a profile with a user pool, or replace ${destination.user_pool_id}.`}{' '}
        These commands haven’t been tested against AWS.
      </p>
      {shippingScripts({ ...destination, version }).map(({ id, title, note, commands }) => (
        <Fold key={id} title={title} look="framed">
          {() => (
            <div className="space-y-2">
              <p className="text-muted">{note}</p>
              <WireBlock text={commands} />
              <CopyButton text={commands} label="Copy commands" className="button button-small" />
            </div>
          )}
        </Fold>
      ))}
    </section>
  );
}
