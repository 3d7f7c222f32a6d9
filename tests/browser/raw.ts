import { connect } from 'node:net';

/** What is answered to bytes as no client would send them, to the end of the connection. */
export function send(port: number, bytes: string | Buffer, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (part) => {
      text += part;
    });
    socket.on('close', () => resolve(text));
    // A connection that was broken off after its answer has still answered.
    socket.on('error', (error) => (text === '' ? reject(error) : resolve(text)));
  });
}

/** A request with a header section as it is written here; the connection ends with its answer. */
export const sendRequest = (port: number, line: string, ...headers: string[]): Promise<string> =>
  send(port, `${[line, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`);

/** The answers to requests that are sent in one go, as a pipeline (RFC 9112 §9.3.2). */
export async function sendPipeline(port: number, requests: string[][]): Promise<string[]> {
  const bytes = requests.map((lines, index) => {
    const last = index === requests.length - 1 ? ['Connection: close'] : [];
    return `${[...lines, ...last].join('\r\n')}\r\n\r\n`;
  });
  return (await send(port, bytes.join(''))).split(/(?=^HTTP\/1\.1 \d{3} )/m);
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

/** The headers that each answer has, no matter who gives it. */
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
