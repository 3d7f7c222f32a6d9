import 'server-only';
import type { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { singleton } from '@/lib/server/process/singleton';
import { Recent } from './recent';

type Discovered = Extract<ReturnType<typeof readDiscoveryDocument>, { ok: true }>;

/** Cached discovery documents, each for as long as its headers allow. */
export const discovered = () => singleton('discovery', () => new Recent<Discovered>());

export const discoveredKey = (discovery_url: string, issuer: string) =>
  JSON.stringify([discovery_url, issuer]);
