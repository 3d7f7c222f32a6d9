import { CopyButton } from '@/components/ui/copy-button';
import type { Source } from '@/lib/oidc/check';

/** The one line to register at the provider. */
export function CallbackUrl({ url, help, source }: { url: string; help: string; source: Source }) {
  return (
    <div className="space-y-1.5 rounded-md bg-accent-soft px-3 py-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">Callback URL</span>
        <code className="wire">{url}</code>
        <CopyButton text={url} label="Copy callback URL" className="button button-small" />
      </p>
      <p className="text-xs">
        {help}{' '}
        <a className="link" href={source.url} target="_blank" rel="noreferrer">
          {source.text}
        </a>
      </p>
    </div>
  );
}
