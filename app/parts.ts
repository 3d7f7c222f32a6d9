import { type FlowView, foldedParts, tabs } from '@/lib/views/flow';

type Query = Record<string, string | string[] | undefined>;

/**
 * The open parts of a sign-in page, from its URL: `?show=checks request&tab=json&reveal=tokens`. Ignores
 * everything else.
 */
export function readParts({ show, tab, reveal }: Query): Pick<FlowView, 'shown' | 'tab' | 'revealed'> {
  const asked = typeof show === 'string' ? show.split(' ', foldedParts.length + 1) : [];
  return {
    shown: foldedParts.filter((part) => asked.includes(part)),
    tab: tabs.find((each) => each === tab) ?? null,
    revealed: reveal === 'tokens',
  };
}
