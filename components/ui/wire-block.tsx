import { WireText } from './wire-text';

/** A longer text, verbatim: in a scrolling box, or `whole`. */
export function WireBlock({ text, whole = false }: { text: string; whole?: boolean }) {
  const shown = <WireText text={text} />;
  if (whole) return <pre className="wire-block">{shown}</pre>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard
    <pre tabIndex={0} className="wire-block max-h-96 overflow-auto">
      {shown}
    </pre>
  );
}
