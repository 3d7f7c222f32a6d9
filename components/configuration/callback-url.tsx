import { CopyButton } from '@/components/ui/copy-button';
import type { Source } from '@/lib/oidc/check';

/** The URL to register at the provider. */
export function CallbackUrl({ url, help, source }: { url: string; help: string; source: Source }) {
  return (
    <div className="notice space-y-1">
      <p className="row">
        <b className="font-medium">Callback URL</b>
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
