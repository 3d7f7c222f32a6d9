import type { Unreachable } from '@/lib/http/outbound';
import { type ConnectionWords, certificateWords } from './explain-certificate';

/** Why there was no connection, by the code from the operating system, OpenSSL, or undici. */
export function unreachableWords(fault: Unreachable, host: string): ConnectionWords {
  const { reason, proxy } = fault;
  if (proxy !== undefined) return proxyWords(reason, proxy, host);
  return certificateWords(fault, host) ?? tlsWords(reason, host) ?? networkWords(reason, fault.url, host);
}

function proxyWords(reason: string, proxy: string, host: string): ConnectionWords {
  const bypass = `To bypass the proxy for this host, add ${host.split(':')[0]} to NO_PROXY.`;
  switch (reason) {
    case 'PROXY_407':
      return {
        causes: [`The proxy ${proxy} requires a user name and password, or doesn’t accept the ones it got.`],
        fix: 'Put them into the proxy’s URL: HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT. Percent-encode special characters.',
      };
    case 'PROXY_403':
      return {
        causes: [`The proxy ${proxy} doesn’t allow connections to ${host}.`],
        fix: `Ask the proxy’s operator to allow ${host}. ${bypass}`,
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        causes: [`The name of the proxy ${proxy} can’t be resolved.`],
        fix: `Correct HTTPS_PROXY or HTTP_PROXY, then restart Claimcheck. ${bypass}`,
      };
    case 'ECONNREFUSED':
      return {
        causes: [`The proxy ${proxy} isn’t running, or it listens on another port.`],
        fix: `Correct HTTPS_PROXY or HTTP_PROXY, then restart Claimcheck. ${bypass}`,
      };
    default:
      return {
        causes: [`The proxy ${proxy} couldn’t connect to ${host}, or refused to.`],
        fix: `Run curl -v https://${host} with the same proxy to see its answer. ${bypass}`,
      };
  }
}

/** Handshake errors before the certificate check. */
function tlsWords(reason: string, host: string): ConnectionWords | null {
  switch (reason) {
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_HTTP_REQUEST':
      return {
        causes: ['The URL is https, but the server on that port speaks http.'],
        fix: 'On this machine, use http:// instead of https://. Elsewhere, use the port that speaks https.',
      };
    case 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED':
    case 'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_REQUIRED':
    case 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE':
    case 'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE':
    case 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA':
    case 'ERR_SSL_SSL/TLS_ALERT_UNKNOWN_CA':
    case 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN':
    case 'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN':
    case 'ERR_SSL_TLSV1_ALERT_ACCESS_DENIED':
    case 'ERR_SSL_SSL/TLS_ALERT_ACCESS_DENIED':
      return {
        causes: [`${host} requires a client certificate (mutual TLS). Claimcheck doesn’t send one.`],
        fix: 'Use an endpoint of the provider that doesn’t require a client certificate.',
      };
    case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
    case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
    case 'ERR_SSL_VERSION_TOO_LOW':
    case 'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY':
    case 'ERR_SSL_DH_KEY_TOO_SMALL':
    case 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED':
      return {
        causes: [`${host} supports only an old, insecure version of TLS. Node.js requires TLS 1.2 or later.`],
        fix: 'Enable TLS 1.2 or 1.3 on the server, or on the proxy in front of it.',
      };
    case 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE':
    case 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE':
    case 'ERR_SSL_NO_CIPHERS_AVAILABLE':
      return {
        causes: [
          `${host} and Node.js have no TLS version or cipher in common.`,
          `${host} requires a client certificate, which Claimcheck doesn’t send.`,
        ],
        fix: `Run openssl s_client -connect ${withPort(host)} on this machine to see which one it is.`,
      };
    case 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME':
    case 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME':
      return {
        causes: [`The server doesn’t serve the host name ${host}.`],
        fix: 'Use the host name that the server is set up for.',
      };
    default:
      return null;
  }
}

const withPort = (host: string): string => (/:\d+$/.test(host) ? host : `${host}:443`);

function networkWords(reason: string, url: string, host: string): ConnectionWords {
  const firewall = 'A firewall or a VPN blocks the connection.';
  const curl = `Run curl -v ${url} on this machine to compare.`;
  switch (reason) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
      return {
        causes: [
          'The host name has a typo, or names a Region or tenant that doesn’t exist.',
          'This machine is offline, or the name exists only inside a VPN or behind a proxy (HTTPS_PROXY).',
          ...(/\.amazoncognito\.|\.auth\./.test(host)
            ? ['A new Cognito domain takes about a minute to work, a custom domain up to an hour.']
            : []),
        ],
        fix: `Compare ${host} with your provider’s console, then check the network.`,
      };
    case 'ECONNREFUSED':
      return {
        causes: ['Nothing listens on that port: the server isn’t running, or it runs on another port.'],
        fix: `Start the server, or correct the port in ${host}.`,
      };
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_ABORTED':
    case 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING':
      return {
        causes: [
          'The server closed the connection before it responded.',
          firewall,
          // RFC 8446 §4.4.2.4: with TLS 1.3, the alert arrives after the client’s handshake, and can be lost
          // when the connection closes.
          ...(url.startsWith('https:')
            ? [`${host} requires a client certificate (mutual TLS), which Claimcheck doesn’t send.`]
            : []),
        ],
        fix: curl,
      };
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ERR_TLS_HANDSHAKE_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return {
        causes: [firewall, 'The server is down or overloaded.'],
        fix: `${curl} In a company network, you may need HTTPS_PROXY.`,
      };
    case 'EHOSTUNREACH':
    case 'EHOSTDOWN':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return {
        causes: ['This machine has no route to the host. It’s offline, or a VPN is off.'],
        fix: 'Check the network and the VPN, then try again.',
      };
    case 'EACCES':
    case 'EPERM':
      return {
        causes: ['A security policy or a local firewall doesn’t let Claimcheck connect.'],
        fix: 'Allow outgoing connections for Node.js.',
      };
    case 'EMFILE':
    case 'ENFILE':
      return {
        causes: ['This machine has too many open files or connections.'],
        fix: 'Close other programs, or raise the limit (ulimit -n), then restart Claimcheck.',
      };
    // The message of fetch: https://fetch.spec.whatwg.org/#port-blocking
    case 'bad port':
      return {
        causes: ['The port belongs to another protocol. fetch blocks it, as every browser does.'],
        fix: `Correct the port in ${host}, or configure the server to listen on another one.`,
      };
    case 'UND_ERR_HEADERS_OVERFLOW':
    case 'HPE_HEADER_OVERFLOW':
      return {
        causes: [
          'The headers of the response are larger than 16 KiB, often because of many or large cookies.',
        ],
        fix: 'Reduce the headers on the server, or on the proxy in front of it.',
      };
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return {
        causes: ['The response isn’t compressed as its Content-Encoding specifies.'],
        fix: 'Turn off compression on the server, or on the proxy in front of it.',
      };
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return {
        causes: ['The response is shorter or longer than its Content-Length: something cut it off.'],
        fix: curl,
      };
    case 'PROXY_407':
      return {
        causes: ['A proxy in front of the provider requires a user name and password.'],
        fix: 'Set HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT, then restart Claimcheck.',
      };
    default:
      return reason.startsWith('HPE_')
        ? {
            causes: ['The server on that port doesn’t use HTTP, or its response isn’t valid HTTP.'],
            fix: `Check the port in ${host}. ${curl}`,
          }
        : { causes: [], fix: curl };
  }
}
