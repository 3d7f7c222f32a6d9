import { parseArgs } from 'node:util';
import { Explained } from './explained.mjs';

/**
 * The options of a start. An option with a `variable` sets that environment variable and overrides it. `value` is the
 * help's name for the option's value.
 * @type {Record<string, { short?: string, value?: string, variable?: string, set?: string, help: string }>}
 */
export const startOptions = {
  port: { short: 'p', value: 'N', variable: 'PORT', help: 'Port of the app. Default: 3000' },
  host: { value: 'ADDRESS', variable: 'HOST', help: 'IP address to listen on. Default: only this machine' },
  'app-url': {
    value: 'URL',
    variable: 'APP_URL',
    help: 'URL that the browser uses. Default: http://localhost:<port>',
  },
  'demo-pool-port': {
    value: 'N',
    variable: 'DEMO_POOL_PORT',
    help: 'Port of the demo pool. Default: the next free one',
  },
  'no-demo-pool': { variable: 'DEMO_POOL', set: 'off', help: 'Start without the demo pool' },
  'pre-token': {
    value: 'FILE',
    variable: 'PRE_TOKEN_HANDLER',
    help: 'Run this file as the demo pool’s Lambda trigger',
  },
  'pre-token-version': {
    value: 'VERSION',
    variable: 'PRE_TOKEN_VERSION',
    help: 'Its trigger event version. Default: V2_0',
  },
  cube: {
    value: 'FILE',
    variable: 'CUBE_CONFIGURATION',
    help: 'Predict with this cube.js or cube.py on the Cube page',
  },
  home: {
    value: 'FOLDER',
    variable: 'CLAIMCHECK_HOME',
    help: 'Where profiles are kept. Default: ~/.claimcheck',
  },
  open: { help: 'Open Claimcheck in the browser' },
  json: { help: 'Announce the start as one line of JSON' },
  help: { short: 'h', help: 'Show this help' },
};

/**
 * Parses the arguments of a start, and sets the variables of its options.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env changed
 * @param {string} usage the name of the command, for its help and its errors
 * @returns {{ open: boolean, json: boolean, help: string | null, dev: boolean }} `help`: the text to print; then
 * nothing is started
 */
export function readStartOptions(args, env, usage) {
  const values = parse(args, usage);
  applyStartOptions(values, env);
  const { open = false, json = false, help = false, dev = false } = values;
  return { open, json, dev, help: help ? helpText(usage) : null };
}

/**
 * Sets the variables of the options.
 * @param {Readonly<Record<string, string | boolean | undefined>>} values
 * @param {NodeJS.ProcessEnv} env changed
 */
export function applyStartOptions(values, env) {
  for (const [name, { variable, set }] of Object.entries(startOptions)) {
    if (variable !== undefined && values[name] !== undefined) env[variable] = set ?? String(values[name]);
  }
}

function parse(args, usage) {
  const options = Object.entries(startOptions).map(([name, { short, value }]) => [
    name,
    { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) },
  ]);
  try {
    // package.json passes `dev`.
    return parseArgs({ args, options: { ...Object.fromEntries(options), dev: { type: 'boolean' } } }).values;
  } catch (error) {
    // The sentences after the first are about options that start with a dash.
    const [what = ''] = error.message.split(/\. |\n/, 1);
    throw new Explained(`${what.replace(/\.$/, '')}. ${usage} --help lists the options.`);
  }
}

function helpText(usage) {
  const rows = Object.entries(startOptions).map(([name, { short, value, variable, set, help }]) => {
    const option = [short ? `-${short}, ` : '    ', `--${name}`, value ? ` ${value}` : ''].join('');
    return [option, variable && !set ? `${help} (${variable})` : help];
  });
  const width = Math.max(...rows.map(([option]) => option.length));
  const lines = rows.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`);
  return [`Usage: ${usage} [options]`, '', ...lines, '', 'README.md lists all environment variables.'].join(
    '\n',
  );
}
