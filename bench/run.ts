import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@/tests/browser/free-ports';
import { type Bench, type Measure, table } from './measure';
import { firstLoad } from './measures/first-load';
import { login } from './measures/login';
import { memory } from './measures/memory';
import { providerRequests } from './measures/provider-requests';
import { start } from './measures/start';
import { verifications } from './measures/verifications';
import { startProvider } from './provider';
import { startApp, startBare } from './servers';

const measures: readonly Measure[] = [login, providerRequests, verifications, firstLoad, start, memory];

/** Takes every measure and prints it. A figure out of its aim is no failure: machines differ. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [port, providerPort] = [await freePorts(), await freePorts()];
  const app_url = `http://localhost:${port}`;
  const provider = await startProvider(providerPort, app_url, mkdtempSync(join(folder, 'provider-')));
  const bench: Bench = {
    provider,
    callback_url: `${app_url}/callback`,
    startApp: () => startApp(port, provider, folder),
    startBare: () => startBare(port, provider),
  };
  const [cpu] = cpus();
  console.log(`Node ${process.versions.node}, ${process.platform}, ${cpus().length} × ${cpu?.model.trim()}`);
  for (const measure of measures) console.log(`\n${table(measure, await measure.run(bench))}`);
  await provider.stop();
}
