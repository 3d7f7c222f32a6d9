import 'server-only';
import type { IncomingMessage, RequestListener } from 'node:http';
import { frontDoor, refuseUpgrade } from '@/lib/server/http/door';
import { malformed, maxHeaderSize, rawAnswer } from '@/lib/server/http/raw-answer';

/** What the launcher (scripts/serve.mjs), which owns the HTTP server, answers with. */
type Door = {
  listener: (next: RequestListener) => RequestListener;
  malformed: (code: string | undefined) => string;
  refuseUpgrade: (request: IncomingMessage) => string | null;
  maxHeaderSize: number;
};

/** Where the launcher waits for it: it can't import what Next.js bundles. */
const launcher = Symbol.for('claimcheck.launcher');

/** Hands the front door over. `false` without a launcher: Next.js alone would serve every page to anyone who asks. */
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
