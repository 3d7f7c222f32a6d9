import 'server-only';
import { readFile } from 'node:fs/promises';
import type { ExtraCa, Unreachable } from '@/lib/http/outbound';
import { proxies } from './proxies';

/** Why a fetch failed: the code, and whether a proxy or the file of NODE_EXTRA_CA_CERTS is involved. */
export async function unreachable(url: string, error: unknown): Promise<Unreachable> {
  const found = reasonOf(error);
  const proxy = proxyIn(url, found);
  const extra_ca = certificateCodes.test(found.reason) ? await readExtraCa() : null;
  return {
    kind: 'unreachable',
    url,
    reason: found.reason,
    ...(proxy !== null && { proxy }),
    ...(extra_ca !== null && { extra_ca }),
  };
}

type Reason = { reason: string; cause?: Error };

/**
 * The code, which `fetch` puts into the cause of its error. Without a code, the message of the innermost
 * cause.
 */
function reasonOf(error: unknown): Reason {
  let reason = '';
  let cause: unknown = error;
  while (cause instanceof Error) {
    const proxyStatus = /^Proxy response \((\d{3})\)/.exec(cause.message)?.[1];
    if (proxyStatus !== undefined) return { reason: `PROXY_${proxyStatus}`, cause };
    const code = codeOf(cause);
    if (code !== null) return { reason: code, cause };
    reason = cause.message;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  // The only failure for which fetch has no message is a 407, which it hides.
  // https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
  return { reason: reason === '' ? 'PROXY_407' : reason };
}

/** OpenSSL's own reason is more specific than EPROTO, which covers every handshake error. */
function codeOf(error: Error): string | null {
  if (!('code' in error) || typeof error.code !== 'string') return null;
  return error.code === 'EPROTO' && 'reason' in error && typeof error.reason === 'string'
    ? `ERR_SSL_${error.reason.toUpperCase().replaceAll(' ', '_')}`
    : error.code;
}

/** The proxy that the connection failed at: it responded, or its name or port is in the error. */
function proxyIn(url: string, { reason, cause }: Reason): string | null {
  if (!URL.canParse(url)) return null;
  const { http, https } = proxies();
  const used = new URL(url).protocol === 'https:' ? https : http;
  if (used === undefined) return null;
  const { hostname, port, protocol, host } = new URL(used);
  const details: { hostname?: unknown; port?: unknown; message?: string } = cause ?? {};
  const itsPort = Number(port || (protocol === 'https:' ? 443 : 80));
  const answered = reason.startsWith('PROXY_') && cause !== undefined;
  const isIts = details.hostname === hostname || (details.port === itsPort && details.port !== portOf(url));
  return answered || isIts || details.message?.includes(`${host},`) ? `${protocol}//${host}` : null;
}

const portOf = (url: string): number => {
  const { port, protocol } = new URL(url);
  return Number(port || (protocol === 'https:' ? 443 : 80));
};

const certificateCodes = /^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CERT_UNTRUSTED)/;

/** Node.js reads the file once at startup, and shows a warning only in the terminal. */
async function readExtraCa(): Promise<ExtraCa | null> {
  const path = process.env.NODE_EXTRA_CA_CERTS;
  if (!path) return null;
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return { path, problem: 'unreadable' };
  return { path, problem: text.includes('-----BEGIN CERTIFICATE-----') ? null : 'no-certificate' };
}
