import 'server-only';
import QuickLRU from 'quick-lru';
import type { OutboundResponse } from '@/lib/http/outbound';

/** Seconds that an answer without any word on caching is kept. RFC 9111 §4.2.2 leaves it to us. */
const heuristic = 300;
const longest = 86_400;

/** How long an answer may be used again, in seconds. RFC 9111 §5.2.2. */
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

/** Values that were read from the network, each kept for as long as its answer allows. */
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
