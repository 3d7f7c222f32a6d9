import 'server-only';
import type { IncomingMessage, RequestListener } from 'node:http';
import { frontDoor, refuseUpgrade } from '@/lib/server/http/door';
import { malformed, maxHeaderSize, rawAnswer } from '@/lib/server/http/raw-answer';

/** How the launcher (scripts/serve.mjs), which owns the HTTP server, responds. */
type Door = {
  listener: (next: RequestListener) => RequestListener;
  malformed: (code: string | undefined) => string;
  refuseUpgrade: (request: IncomingMessage) => string | null;
  maxHeaderSize: number;
};

/** Where the launcher expects it, because it can't import what Next.js bundles. */
const launcher = Symbol.for('claimcheck.launcher');

/**
 * Passes the front door to the launcher. Returns `false` without a launcher: without the front door, Next.js
 * would serve every page to anyone.
 */
export function openDoor(): boolean {
  const handOver = (globalThis as unknown as Record<symbol, ((door: Door) => void) | undefined>)[launcher];
  handOver?.({
    listener: frontDoor,
    malformed: (code) => rawAnswer(malformed(code)),
    refuseUpgrade: (request) => {
      const refusal = refuseUpgrade(request);
      return refusal && rawAnswer(refusal);
    },
    maxHeaderSize,
  });
  return handOver !== undefined;
}
