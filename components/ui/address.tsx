import { visibleText } from '@/lib/text/visible-text';
import { WireText } from './wire-text';

/** A URL with an emphasized path. A long URL breaks before the path first. */
export function Address({ url }: { url: string }) {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  const path = slash === -1 ? url.length : slash;
  return (
    <>
      <span className="text-muted">{visibleText(url.slice(0, path))}</span>
      <wbr />
      <WireText text={url.slice(path)} />
    </>
  );
}
