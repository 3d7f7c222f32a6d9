import { connect, isIP } from 'node:net';
import { Explained } from './explained.mjs';

/** The command with a variable set, in the shell syntax of this system. */
const withVariable = (name, value, run) =>
  process.platform === 'win32'
    ? `$env:${name}=${value}; ${run} (PowerShell) or set ${name}=${value}&& ${run} (cmd)`
    : `${name}=${value} ${run}`;

/** `npm start` keeps options for itself that don't follow `--`. */
const separator = ['start', 'dev', 'claimcheck'].includes(process.env.npm_lifecycle_event) ? '-- ' : '';

/** What every way to start understands: npx, a clone, and a container. */
const withPort = (port) => `${separator}--port ${port}, or PORT=${port} in the environment`;
const withCubePort = (port) => withVariable('CUBE_PORT', port, 'npm run demo:cube');

/** The demo pool has the port after the app's, or one of the next. */
const last = 65_534;
const tries = 20;

/**
 * @param {string | undefined} value of `PORT`
 * @returns {number} 3000 if it isn't set
 */
export function parsePort(value) {
  const port = readPort(value, 3000, last);
  if (port) return port;
  throw new Explained(
    `PORT is "${value}", but must be a number from 1 to ${last}, because the demo pool uses the port after it. For example: ${withPort(3100)}`,
  );
}

/**
 * The demo pool's port, if it isn't set and the pool is opened here.
 * @param {Record<string, string | undefined>} env
 * @param {number} port the app's
 * @returns {Promise<number | undefined>} the next free one; `undefined` if we don't choose it, or if all are taken
 */
export async function freePoolPort({ DEMO_POOL, DEMO_POOL_PORT, DEMO_POOL_URL, STORE_URL }, port) {
  const wanted = (DEMO_POOL?.trim() || (STORE_URL?.trim() ? 'off' : 'on')) === 'on';
  if (!wanted || DEMO_POOL_PORT?.trim() || DEMO_POOL_URL?.trim()) return undefined;
  for (let next = port + 1; next <= Math.min(port + tries, 65_535); next += 1) {
    if (!(await isBusy(next))) return next;
  }
  return undefined;
}

/**
 * @param {string | undefined} value of `CUBE_PORT`
 * @returns {number} 4000 if it isn't set
 */
export function parseCubePort(value) {
  const port = readPort(value, 4000, 65_535);
  if (port) return port;
  throw new Explained(
    `CUBE_PORT is "${value}", but must be a number from 1 to 65535. For example: ${withCubePort(4100)}`,
  );
}

/** @returns {number | undefined} */
function readPort(value, unset, largest) {
  const text = value?.trim();
  if (!text) return unset;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= largest ? port : undefined;
}

/**
 * @param {string | undefined} value of `APP_URL`
 * @param {number} port
 * @returns {string} an origin, without a trailing slash: `http://localhost:<port>` if it isn't set
 */
export function parseAppUrl(value, port) {
  const text = value?.trim();
  if (!text) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new Explained(
      `APP_URL is "${value}"; it must be the URL that the browser uses, with only a scheme, host, and port, such as http://localhost:${port}.`,
    );
  }
  return url.origin;
}

/**
 * Both, because a browser that is sent to `localhost` tries ::1 first, and another program that listens there would get
 * the callback.
 */
const loopbacks = ['127.0.0.1', '::1'];

/**
 * The addresses to listen on. Only an IP address counts: some shells and tools set `HOST` to the name of the machine,
 * without the intention to open Claimcheck to a network.
 * @param {string | undefined} value of `HOST`
 * @returns {{ hosts: string[], note: string | null }} `note` is for the user who starts it
 */
export function parseHost(value) {
  const host = value?.trim() ?? '';
  if (host === '' || host === 'localhost') return { hosts: loopbacks, note: null };
  if (isIP(host) === 0) {
    return {
      hosts: loopbacks,
      note: `HOST is "${host}", which isn’t an IP address. Listening on ${loopbacks[0]} only.`,
    };
  }
  if (host === '::1' || host.startsWith('127.')) return { hosts: [host], note: null };
  return {
    hosts: [host],
    note: `Listening on ${host} because of HOST: everyone who reaches this port can sign in with the profiles here, and change them. Claimcheck doesn’t ask for a password. Put a proxy with authentication and HTTPS in front of it.`,
  };
}

/** @param {number} port */
export function busy(port) {
  const other = port + 100 > last ? 3100 : port + 100;
  return new Explained(
    `Port ${port} is already in use, perhaps by another Claimcheck. Stop the program that uses it, or use another port: ${withPort(other)}`,
  );
}

/** @param {number} port of the demo's Cube */
export function busyCube(port) {
  return new Explained(
    `Port ${port} is already in use, perhaps by your own Cube. Stop the program that uses it, or use another port, the same for both: ${withVariable('CUBE_PORT', 4100, 'npm start')} and ${withCubePort(4100)}`,
  );
}

/**
 * @param {NodeJS.ErrnoException} error of `listen`
 * @param {number} port
 */
export function explainListen(error, port) {
  if (error.code === 'EADDRINUSE') return busy(port);
  if (error.code !== 'EACCES') return error;
  return new Explained(`This account may not listen on port ${port}. Use another one: ${withPort(3100)}`);
}

/**
 * Whether a program listens on the port. Tries both loopback addresses, because a browser that is sent to `localhost`
 * tries ::1 first. Tries by connecting, because macOS and Windows let two programs listen on the same port if one of
 * them names no address.
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
    // Windows retries a refused connection for two seconds. An open port responds immediately.
    socket.setTimeout(250, () => end(false));
  });
}
