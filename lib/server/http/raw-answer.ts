import 'server-only';
import { STATUS_CODES } from 'node:http';
import type { Answer } from './responses';
import { keptNowhere, lockedDownPolicy, securityHeaders } from './security-headers';

/** Maximum bytes of request headers. A provider may send a code of more than ten thousand characters. */
export const maxHeaderSize = 65_536;

/** A raw HTTP response to input that isn't a valid request. It closes the connection. */
export function rawAnswer({ status, message }: Answer): string {
  const body = `${message}\n`;
  const headers = {
    ...securityHeaders(lockedDownPolicy),
    ...keptNowhere,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

/** The response to malformed input, by the error code from Node.js. */
export function malformed(code: string | undefined): Answer {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        message: `The headers of this request are larger than ${maxHeaderSize / 1024} KB. Cookies of other programs on this host count too: delete them for this host, or open Claimcheck in a private window. If a provider redirected you here, its response is too long for a URL.`,
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, message: 'The chunk extensions of this request’s body are too large.' };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, message: 'The request took too long to arrive.' };
    default:
      return { status: 400, message: 'This isn’t a valid HTTP request.' };
  }
}
