import { poolIdOf, readPoolHost } from '@/lib/oidc/pool-id';
import { withoutEnd } from '@/lib/text/trim';

/**
 * The difference between a URL and the expected one, as the end of a sentence; `null` if they are too
 * different. Both are compared exactly.
 */
export function urlDifference(actual: string, expected: string): string | null {
  const about = around(actual, expected);
  if (about !== null) return about;
  if (!URL.canParse(actual) || !URL.canParse(expected)) return null;
  const [ours, theirs] = [new URL(actual), new URL(expected)];
  const differences = [
    ours.protocol !== theirs.protocol && 'the scheme',
    ours.hostname !== theirs.hostname && hostDifference(ours, theirs),
    portOf(ours) !== portOf(theirs) && 'the port',
    pathOf(ours) !== pathOf(theirs) && pathDifference(ours, theirs),
    actual.endsWith('/') !== expected.endsWith('/') && 'the slash at the end',
  ].filter((difference) => difference !== false);
  if (differences.includes(null)) return null;
  // The URL parser normalizes both, for example `HTTP://A` and `http://a`.
  return differences.join(' and ') || 'upper and lower case, or the spelling of a default port';
}

/** Whether two names differ only in common mistakes: scheme, port, case, or a trailing slash. */
export function isNearby(a: string, b: string): boolean {
  return a !== b && stem(a) === stem(b);
}

const stem = (name: string) =>
  withoutEnd(name.trim(), '/')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^([^/]*):\d+/, '$1');

/** Characters around the value that became part of it. */
function around(actual: string, expected: string): string | null {
  if (actual.trim() === expected) return 'a space before or behind it';
  const [quote = ''] = actual;
  if ('"\'`'.includes(quote) && actual === quote + expected + quote) return 'the quotes around it';
  const [value = ''] = actual.split(/\s#|\n/);
  if (withoutEnd(value, '"\'').trim() === expected) {
    return 'the rest of the line, because Cube’s .env has comments only on lines of their own';
  }
  return null;
}

const portOf = ({ port, protocol }: URL) => port || (protocol === 'https:' ? '443' : '80');

function hostDifference(ours: URL, theirs: URL): string | null {
  const [region, otherRegion] = [readPoolHost(ours.hostname)?.region, readPoolHost(theirs.hostname)?.region];
  if (region !== undefined && otherRegion !== undefined) return 'the Region';
  const isLocal = ({ hostname }: URL) => hostname === 'localhost' || hostname === '127.0.0.1';
  return isLocal(ours) && isLocal(theirs) ? 'the name of the host' : null;
}

const pathOf = ({ pathname }: URL) => pathname.replace(/\/$/, '');

function pathDifference(ours: URL, theirs: URL): string | null {
  if (pathOf(ours).toLowerCase() === pathOf(theirs).toLowerCase()) return 'upper and lower case';
  const pool = (url: URL) => poolIdOf(url.pathname.split('/')[1] ?? '');
  return pool(ours) !== null && pool(theirs) !== null && pool(ours) !== pool(theirs) ? 'the user pool' : null;
}
