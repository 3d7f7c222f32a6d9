import { visibleText } from '@/lib/visible-text';
import { WireText } from './wire-text';

/** An address with its path to the fore. Where it is too long for a line, it is broken before the path first. */
export function Address({ url }: { url: string }) {
  const path = url.indexOf('/', url.indexOf('//') + 2);
  return (
    <>
      <span className="text-muted">{visibleText(url.slice(0, path))}</span>
      <wbr />
      <WireText text={url.slice(path)} />
    </>
  );
}
