import { parseClaimInCube } from '@/lib/cube/extend-context';
import type { HandlerText } from './handler-text';
import { writeObject } from './rewrite';

/** A way out that can be taken with one click, or copied. */
export type Remedy =
  /** The handler, written anew: it goes with the trigger's version. */
  | { kind: 'handler'; title: string; version: 'V2_0'; handler: string }
  /** For the `cube.js` of whoever must stay with a string. */
  | { kind: 'cube'; title: string; text: string };

/** The two ways out for a claim that holds JSON as a string. */
export function stringRemedies(claim: string, text: HandlerText | null): Remedy[] {
  const handler = text && writeObject(text, claim);
  return [
    ...(handler === null
      ? []
      : [{ kind: 'handler', title: 'Let V2_0 write an object', version: 'V2_0', handler } as const]),
    { kind: 'cube', title: 'Parse the string in cube.js', text: parseClaimInCube(claim) },
  ];
}
