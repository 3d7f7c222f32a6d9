import { CopyButton } from '@/components/ui/copy-button';
import type { FlowView } from '@/lib/views/flow';

/** Copies the id_token, unless this browser's user prefers the access token. */
export function CopyToken({ view: { run, copied }, className }: { view: FlowView; className: string }) {
  const text = run?.token_response?.[copied];
  if (text === undefined) return null;
  // It can still be copied, to show someone what is wrong with it, but not by mistake.
  const invalid = run?.verification?.verdict === 'invalid';
  const warning = copied === 'id_token' ? ' (invalid)' : ' (id_token invalid)';
  return (
    <CopyButton
      text={text}
      label={`Copy ${copied}${invalid ? warning : ''}`}
      className={className}
      shortcut="c"
    />
  );
}
