import { connect } from 'node:net';
import { Explained } from './explained.mjs';

/** How a port is set on one command, in the shells of the system at hand. */
const withPort = (port) =>
  process.platform === 'win32'
    ? `$env:PORT=${port}; npm start (PowerShell) or set PORT=${port}&& npm start (cmd)`
    : `PORT=${port} npm start`;

/** The demo pool has the port after the app's. */
const last = 65_534;

/**
 * @param {string | undefined} value of `PORT`
 * @returns {number} 3000 when it is not set
 */
export function parsePort(value) {
  const text = value?.trim();
  if (!text) return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > last) {
    throw new Explained(
      `PORT is "${value}"; expected is a number from 1 to ${last}, since the demo pool takes the port after it. For example: ${withPort(3100)}`,
    );
  }
  return port;
}

/**
 * @param {string | undefined} value of `APP_URL`
 * @param {number} port
 * @returns {string} an origin, without a slash at its end: `http://localhost:<port>` when it is not set
 */
export function parseAppUrl(value, port) {
  const text = value?.trim();
  if (!text) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new Explained(
      `APP_URL is "${value}"; expected is the address that the browser uses, scheme, host and port alone, such as http://localhost:${port}.`,
    );
  }
  return url.origin;
}

/** @param {number} port */
export function busy(port) {
  const other = port + 100 > last ? 3100 : port + 100;
  return new Explained(
    `Port ${port} is already in use, perhaps by another Claimcheck. Stop what listens there, or take another port: ${withPort(other)}`,
  );
}

/**
 * @param {NodeJS.ErrnoException} error of `listen`
 * @param {number} port
 */
export function explainListen(error, port) {
  if (error.code === 'EADDRINUSE') return busy(port);
  if (error.code !== 'EACCES') return error;
  return new Explained(`This account may not listen on port ${port}. Take another one: ${withPort(3100)}`);
}

/**
 * Whether something answers on the port. Both loopback addresses are asked, since a browser that is sent to
 * `localhost` tries ::1 first; by connecting, since macOS and Windows let two programs listen side by side
 * when one of them names no address.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isBusy(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersOn(host, port)));
  return answers.includes(true);
}

function answersOn(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    // Windows repeats a refused connection for two seconds; an open port answers at once.
    socket.setTimeout(250, () => end(false));
  });
}
