import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { shippingScripts, zipName } from '@/lib/pre-token/shipping';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { visibleText } from '@/lib/text/visible-text';
import type { WorkbenchView } from '@/lib/views/lambda';

type Props = { handler: string; version: TriggerVersion; view: WorkbenchView };

/** The way to AWS: the handler as a zip file, and the commands that create, permit and attach it. */
export function Shipping({ handler, version, view: { destination, of_profile } }: Props) {
  return (
    <section aria-label="Ship it" data-section="deploy" className="space-y-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-[0.9375rem] font-semibold">Ship it</h2>
        <form method="post" action="/lambda/zip">
          <input type="hidden" name="handler" value={handler} />
          <button type="submit" data-action="download-zip" className="button">
            Download {zipName}
          </button>
        </form>
      </div>
      <p className="text-muted">
        For the Lambda console: Upload from → .zip file. Or with the AWS CLI and jq, as in AWS CloudShell:{' '}
        {of_profile
          ? `the commands are for the user pool of the profile ${visibleText(of_profile)}.`
          : `select a profile of a user pool, or put your own in the place of ${destination.user_pool_id}.`}{' '}
        They were not tried on live AWS.
      </p>
      {shippingScripts({ ...destination, version }).map(({ id, title, note, commands }) => (
        <details key={id} className="rounded-md border border-line bg-panel px-3 py-2">
          <summary className="font-medium">{title}</summary>
          <div className="mt-2 space-y-2">
            <p className="text-muted">{note}</p>
            <WireBlock text={commands} />
            <CopyButton text={commands} label="Copy commands" className="button button-small" />
          </div>
        </details>
      ))}
    </section>
  );
}
