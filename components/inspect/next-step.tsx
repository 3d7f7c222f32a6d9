import { CopyButton } from '@/components/ui/copy-button';
import { visibleText } from '@/lib/text/visible-text';
import { linkTo } from './shared-token';
import type { Inspection } from './use-inspection';

/** The next action, directly below the token: try a sample, or verify the token. */
export function NextStep({ inspection, alive }: { inspection: Inspection; alive: boolean }) {
  const { subject, matched, asked, judged, busy } = inspection;
  if (subject.text === '') {
    return (
      <button
        type="button"
        data-action="sample"
        className="button"
        disabled={!alive}
        onClick={inspection.showSample}
      >
        Try a sample token
      </button>
    );
  }
  if (subject.token === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {judged === null && (inspection.has_keys || 'host' in asked) && (
        <button
          type="button"
          data-action="verify-now"
          className="button button-primary"
          disabled={!alive || busy}
          onClick={inspection.has_keys ? inspection.judge : inspection.fetchKeys}
        >
          {inspection.has_keys ? 'Verify' : 'Fetch keys and verify'}
        </button>
      )}
      <CopyButton
        text={linkTo(subject.token.token, window.location.href)}
        label="Copy link"
        className="button"
      />
      <p className="min-w-0 text-muted wrap-anywhere">
        {matched && (
          <span data-note="matched" data-profile={matched.id}>
            Issued for your profile <b className="text-ink">{visibleText(matched.name)}</b>.{' '}
          </span>
        )}
        {judged === null && !inspection.has_keys && 'host' in asked && (
          <>
            Fetches the keys from <b className="wire text-xs text-ink">{visibleText(asked.host)}</b>.
          </>
        )}
      </p>
    </div>
  );
}
