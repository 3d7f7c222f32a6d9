import { CopyButton } from '@/components/ui/copy-button';
import { isMachine, mainToken } from '@/lib/run/tokens';
import type { FlowView } from '@/lib/views/flow';

/** Copies the id_token, unless this browser's user prefers the access token. */
export function CopyToken({ view, className }: { view: FlowView; className: string }) {
  const { run } = view;
  const copied = run && isMachine(run) ? 'access_token' : view.copied;
  const text = run?.token_response?.[copied];
  if (text === undefined) return null;
  // An invalid token can still be copied, to show the problem to someone, but not by accident.
  const invalid = run?.verification?.verdict === 'invalid';
  const warning = run && mainToken(run)?.name === copied ? ' (invalid)' : ' (id_token invalid)';
  return (
    <CopyButton
      text={text}
      label={`Copy ${copied}${invalid ? warning : ''}`}
      className={className}
      shortcut="c"
    />
  );
}
