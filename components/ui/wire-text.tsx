import { privateParts } from '@/lib/text/private-parts';
import { visibleText } from '@/lib/text/visible-text';

/** Text from outside. In presenter mode, its private parts are hidden until you point at them. */
export function WireText({ text }: { text: string }) {
  const parts = privateParts(visibleText(text));
  if (!parts.some(({ is_private }) => is_private)) return visibleText(text);
  return parts.map((part, index) =>
    part.is_private ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text have no other name
      <Private key={index}>{part.text}</Private>
    ) : (
      part.text
    ),
  );
}

export function Private({ children }: { children: string }) {
  return <span className="private">{children}</span>;
}
