import { access, constants, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainConfigure } from '@/lib/configure/explain';
import { readProviderInput } from '@/lib/configure/provider-input';
import type { HttpExchange } from '@/lib/http/transcript';
import { discover } from '@/lib/server/outbound/discovery';
import { readEnvironment } from '@/lib/server/process/read-environment';
import { listProfiles } from '@/lib/server/profiles/profiles';
import { visibleText } from '@/lib/text/visible-text';
import { isBusy } from '@/scripts/address.mjs';
import { installedChromium } from '@/scripts/chromium.mjs';
import { isNodeRecent, oldestNode } from '@/scripts/node-version.mjs';

/** One check of the machine. */
export type Examined = {
  id: string;
  status: 'pass' | 'warn' | 'fail';
  title: string;
  actual: string;
  fix?: string;
};

type Result = Omit<Examined, 'id' | 'title'>;

const pass = (actual: string): Result => ({ status: 'pass', actual });
const warn = (actual: string, fix: string): Result => ({ status: 'warn', actual, fix });
const fail = (actual: string, fix: string): Result => ({ status: 'fail', actual, fix });

/** Checks everything that usually prevents a first sign-in on a machine. Makes no lasting changes. */
export async function examine(): Promise<Examined[]> {
  const read = readEnvironment(process.env);
  const named = (id: string, title: string, result: Result): Examined => ({ id, title, ...result });
  const environment = named(
    'environment',
    'Environment variables',
    read.ok ? pass('understood') : fail(read.message, 'Correct the variable, or unset it.'),
  );
  const machine = [
    named('node', 'Node.js', node()),
    environment,
    named('browser', 'Browser for --headless', browser()),
    named('proxy', 'Proxy', proxy()),
    named('ca', 'Certificates', await certificates()),
  ];
  if (!read.ok) return machine;
  const { data_folder, port, demo_pool_port } = read.environment;
  return [
    ...machine,
    named('home', 'Data folder', await dataFolder(data_folder)),
    named('port', `Port ${port} of the app`, await portState(port, 'Claimcheck may be running already.')),
    named(
      'demo-pool-port',
      `Port ${demo_pool_port} of the demo pool`,
      await portState(demo_pool_port, 'A running Claimcheck uses it, too. DEMO_POOL_PORT sets another one.'),
    ),
    ...(await providers()),
  ];
}

function node(): Result {
  const { node: version } = process.versions;
  return isNodeRecent() ? pass(version) : fail(version, `Install Node.js ${oldestNode} or newer.`);
}

function browser(): Result {
  const found = installedChromium();
  return found
    ? pass(found)
    : warn(
        'no Chrome, Chromium, or Edge',
        'Sign in with your own browser, or name one in CLAIMCHECK_CHROMIUM.',
      );
}

const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy', 'NO_PROXY', 'no_proxy'];

/** Names only, because a proxy's URL can contain a password. */
function proxy(): Result {
  const set = proxyVariables.filter((name) => process.env[name]);
  return pass(set.length === 0 ? 'none' : `${set.join(', ')} set; used for providers`);
}

async function certificates(): Promise<Result> {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (!file) return pass('those of Node.js; NODE_EXTRA_CA_CERTS adds your company’s');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null)
    return fail(`NODE_EXTRA_CA_CERTS (${file}) can’t be read`, 'Set a file that this account can read.');
  return text.includes('-----BEGIN CERTIFICATE-----')
    ? pass(`NODE_EXTRA_CA_CERTS: ${file}`)
    : fail(`${file} has no PEM certificate`, 'Export the root certificate as PEM (Base64).');
}

async function dataFolder(folder: string): Promise<Result> {
  const draft = join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    await writeFile(draft, '', { mode: 0o600 });
    const links = await link(draft, `${draft}.link`).then(
      () => true,
      () => false,
    );
    return pass(links ? folder : `${folder} (without hard links)`);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return fail(`${folder} can’t be written to (${code})`, 'CLAIMCHECK_HOME names another folder.');
  } finally {
    await rm(draft, { force: true }).catch(() => {});
    await rm(`${draft}.link`, { force: true }).catch(() => {});
  }
}

async function portState(port: number, why: string): Promise<Result> {
  return (await isBusy(port)) ? warn('in use', why) : pass('free on 127.0.0.1 and ::1');
}

/** Seconds that two clocks can differ by before a token looks expired or not valid yet. */
const maxSkew = 30;

async function providers(): Promise<Examined[]> {
  const profiles = (await listProfiles('')).map(({ profile }) => profile).filter(({ id }) => id !== 'demo');
  const hosts = new Map(profiles.map((profile) => [profile.discovery_url, profile]));
  return await Promise.all(
    [...hosts.values()].map(async ({ name, discovery_url }): Promise<Examined> => {
      const id = `provider:${discovery_url}`;
      const title = `Provider of ${visibleText(name)}`;
      const read = readProviderInput(discovery_url);
      if (!read.ok) return { id, title, ...pass('endpoints entered by hand') };
      const transcript: HttpExchange[] = [];
      const found = await discover(read.discovery_url, read.issuer, { transcript, fresh: true });
      if (!found.ok) {
        const { title: what, fix } = explainConfigure(found.failure);
        return { id, title, ...fail(visibleText(what), visibleText(fix)) };
      }
      return { id, title, ...clock(transcript) };
    }),
  );
}

function clock(transcript: HttpExchange[]): Result {
  const answer = transcript.at(-1);
  const date = Date.parse(answer?.response?.headers.date ?? '');
  if (!answer || Number.isNaN(date)) return pass('reachable');
  const skew = Math.round((date - (answer.started_at + answer.duration)) / 1000);
  return Math.abs(skew) <= maxSkew
    ? pass('reachable; clocks agree')
    : warn(
        `reachable; its clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} this machine’s`,
        'Synchronize this machine’s clock.',
      );
}
