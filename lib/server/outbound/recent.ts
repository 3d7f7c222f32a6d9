import 'server-only';
import QuickLRU from 'quick-lru';
import type { OutboundResponse } from '@/lib/http/outbound';

/** Seconds to cache a response without caching headers. RFC 9111 §4.2.2 allows any choice. */
const heuristic = 300;
const longest = 86_400;

/** How long a response may be reused, in seconds. RFC 9111 §5.2.2. */
export function freshness(headers: OutboundResponse['headers']): number {
  const directives = (headers['cache-control'] ?? '')
    .toLowerCase()
    .split(',')
    .map((text) => text.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0;
  const max_age = directives.find((text) => text.startsWith('max-age='));
  if (max_age === undefined) return heuristic;
  const seconds = Number(max_age.slice('max-age='.length).replaceAll('"', '')) - Number(headers.age ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longest) : 0;
}

/** A cache of values from the network, each kept for as long as its response allows. */
export class Recent<T> {
  readonly #values = new QuickLRU<string, T>({ maxSize: 50 });

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: T, seconds: number): void {
    if (seconds > 0) this.#values.set(key, value, { maxAge: seconds * 1000 });
    else this.#values.delete(key);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
