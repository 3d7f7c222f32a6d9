import { visibleText } from '@/lib/text/visible-text';
import { WireText } from './wire-text';

/** An address with its path to the fore. Where it is too long for a line, it is broken before the path first. */
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
