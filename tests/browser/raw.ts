import { connect } from 'node:net';

/** The response to bytes that no client would send, up to the end of the connection. */
export function send(port: number, bytes: string | Buffer, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (part) => {
      text += part;
    });
    socket.on('close', () => resolve(text));
    // A connection that was closed after its response still has a response.
    socket.on('error', (error) => (text === '' ? reject(error) : resolve(text)));
  });
}

/** A request with exactly this header section; the connection ends with its response. */
export const sendRequest = (port: number, line: string, ...headers: string[]): Promise<string> =>
  send(port, `${[line, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`);

/** The responses to pipelined requests (RFC 9112 §9.3.2). */
export async function sendPipeline(port: number, requests: string[][]): Promise<string[]> {
  const bytes = requests.map((lines, index) => {
    const last = index === requests.length - 1 ? ['Connection: close'] : [];
    return `${[...lines, ...last].join('\r\n')}\r\n\r\n`;
  });
  return (await send(port, bytes.join(''))).split(/(?=^HTTP\/1\.1 \d{3} )/m);
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

/** The headers of every response, whatever sends it. */
export const missingHeaders = (answer: string): string[] => {
  const head = answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase();
  return [
    "frame-ancestors 'none'",
    'x-frame-options: deny',
    'x-content-type-options: nosniff',
    'cross-origin-opener-policy: same-origin',
    'cross-origin-resource-policy: same-origin',
    'referrer-policy: same-origin',
    'cache-control: ',
  ].filter((each) => !head.includes(each));
};
