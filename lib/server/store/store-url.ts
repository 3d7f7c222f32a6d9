/** `STORE_URL`, as the Redis client needs it. */
export type StorePlace = {
  socket: { host: string; port: number } | { host: string; port: number; tls: true };
  username?: string;
  password?: string;
  database?: number;
};

/**
 * Reads `redis://[[user]:password@]host[:port][/database]`, or `rediss://` for TLS. `null` if it's malformed.
 * Validated here, because the client's errors are too late for a message at startup.
 */
export function readStoreUrl(text: string): StorePlace | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (protocol !== 'redis:' && protocol !== 'rediss:') return null;
  const database = pathname.slice(1);
  // More digits can't be a real database number.
  if (hostname === '' || search !== '' || hash !== '' || !/^\d{0,5}$/.test(database)) return null;
  const credentials = { username: decoded(username), password: decoded(password) };
  if (credentials.username === null || credentials.password === null) return null;
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const at = { host: decoded(host) ?? host, port: Number(port || 6379) };
  return {
    socket: protocol === 'rediss:' ? { ...at, tls: true } : at,
    ...(username !== '' && { username: credentials.username }),
    ...(password !== '' && { password: credentials.password }),
    ...(database !== '' && { database: Number(database) }),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
