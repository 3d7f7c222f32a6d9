import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Explained } from '@/scripts/explained.mjs';
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

const measures: Readonly<Record<string, Measure>> = {
  login,
  requests: providerRequests,
  verifications,
  'first-load': firstLoad,
  start,
  memory,
};

/**
 * Runs the named measures, or all of them, and prints each. A figure that misses its target isn't a failure, because
 * machines differ.
 */
export async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(measures, name));
  if (unknown.length > 0) {
    throw new Explained(
      `There is no measure "${unknown[0]}". There are: ${Object.keys(measures).join(', ')}.`,
    );
  }
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
  for (const [name, measure] of Object.entries(measures)) {
    if (names.length === 0 || names.includes(name))
      console.log(`\n${table(measure, await measure.run(bench))}`);
  }
  await provider.stop();
}
