import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { type Refused, readDiscoveryDocument, readKeyDocument } from '@/lib/configure/discovery-document';
import type { OutboundFault, OutboundResponse } from '@/lib/http/outbound';
import type { HttpExchange } from '@/lib/http/transcript';
import { singleton } from '@/lib/server/process/singleton';
import { isAllowedIssuer, notAllowed } from './allowed-issuers';
import { discovered, discoveredKey } from './discovered';
import { freshness, Recent } from './recent';
import { sendRecorded } from './transcript';

type Options = {
  transcript?: HttpExchange[];
  /** Always sends a request, even if the document is cached. */
  fresh?: boolean;
  /**
   * For a page, which mustn't wait long. A slow provider counts as silent, and a provider that was silent in
   * the last 30 seconds isn't waited for again. A late response is cached.
   */
  hurried?: boolean;
};

/** Milliseconds that a page waits. */
const patience = 3_000;
/** Seconds for which a provider counts as silent. */
const silenceLifetime = 30;

/**
 * The provider metadata at `discovery_url`, which must be for `issuer`. Cached for as long as the response's
 * headers allow.
 */
export const discover = discovery('discovery', discovered, readDiscoveryDocument);

/** The same for verification only: other fields aren't required. */
export const discoverKeys = discovery(
  'key-discovery',
  () => singleton('key-discovery', () => new Recent<DiscoveredKeys>()),
  readKeyDocument,
);

type DiscoveredKeys = Extract<ReturnType<typeof readKeyDocument>, { ok: true }>;

function discovery<Found extends { ok: true }>(
  name: string,
  found: () => Recent<Found>,
  read: (response: OutboundResponse, issuer: string) => Found | Refused,
) {
  const silent = () => singleton(`${name}-silent`, () => new Recent<Refused>());

  async function fetchDocument(discovery_url: string, issuer: string, transcript: HttpExchange[]) {
    const key = discoveredKey(discovery_url, issuer);
    const result = await sendRecorded(discovery_url, { headers: { accept: 'application/json' } }, transcript);
    if (!result.ok) {
      const failed = outbound(result.fault);
      if (result.fault.kind === 'timed-out') silent().set(key, failed, silenceLifetime);
      return failed;
    }
    const answer = read(result.response, issuer);
    if (answer.ok) found().set(key, answer, freshness(result.response.headers));
    silent().delete(key);
    return answer;
  }

  return async (
    discovery_url: string,
    issuer: string,
    { transcript = [], fresh = false, hurried = false }: Options = {},
  ): Promise<Found | Refused> => {
    if (!isAllowedIssuer(issuer)) return { ok: false, failure: notAllowed(issuer) };
    const key = discoveredKey(discovery_url, issuer);
    const known = fresh ? undefined : (found().get(key) ?? (hurried ? silent().get(key) : undefined));
    if (known) return known;
    const asked = fetchDocument(discovery_url, issuer, transcript);
    return hurried ? await orSilent(asked, discovery_url) : await asked;
  };
}

const outbound = (fault: OutboundFault): Refused => ({
  ok: false,
  failure: { step: 'configure', kind: 'outbound', fault },
});

/** The result, or that there was no response within the time that a page waits. */
async function orSilent<T>(asked: Promise<T>, url: string): Promise<T | Refused> {
  const answered = new AbortController();
  const silence = delay(patience, outbound({ kind: 'timed-out', url, limit_ms: patience }), {
    signal: answered.signal,
  });
  try {
    return await Promise.race([asked, silence.catch(() => asked)]);
  } finally {
    answered.abort();
  }
}
