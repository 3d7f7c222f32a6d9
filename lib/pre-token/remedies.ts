import { parseClaimInCube } from '@/lib/cube/extend-context';
import type { HandlerText } from './handler-text';
import { writeObject } from './rewrite';

/** A fix to apply with one click, or to copy. */
export type Remedy =
  /** The rewritten handler and its trigger version. */
  | { kind: 'handler'; title: string; version: 'V2_0'; handler: string }
  /** For `cube.js`, if the claim has to stay a string. */
  | { kind: 'cube'; title: string; text: string };

/** The two fixes for a claim that contains JSON as a string. */
export function stringRemedies(claim: string, text: HandlerText | null): Remedy[] {
  const handler = text && writeObject(text, claim);
  return [
    ...(handler === null
      ? []
      : [{ kind: 'handler', title: 'Rewrite with an object (V2_0)', version: 'V2_0', handler } as const]),
    { kind: 'cube', title: 'Parse the string in cube.js', text: parseClaimInCube(claim) },
  ];
}
