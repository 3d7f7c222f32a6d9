import { CopyButton } from '@/components/ui/copy-button';
import type { FlowView } from '@/lib/views/flow';

/** Copy: the id_token, unless this browser's user wants the other one. */
export function CopyToken({ view: { run, copied }, className }: { view: FlowView; className: string }) {
  const text = run?.token_response?.[copied];
  return text === undefined ? null : (
    <CopyButton text={text} label={`Copy ${copied}`} className={className} />
  );
}
