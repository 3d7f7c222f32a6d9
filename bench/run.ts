import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Explained } from '@/scripts/explained.mjs';
import { freePorts } from '@/tests/browser/free-ports';
import { type Bench, type Measure, type Result, table } from './measure';
import { browserSignIn } from './measures/browser-sign-in';
import { firstLoad } from './measures/first-load';
import { freshClone } from './measures/fresh-clone';
import { login } from './measures/login';
import { memory } from './measures/memory';
import { providerRequests } from './measures/provider-requests';
import { start } from './measures/start';
import { team } from './measures/team';
import { verifications } from './measures/verifications';
import { weight } from './measures/weight';
import { startProvider } from './provider';
import { reportPage } from './report/page';
import { startApp, startBare, startLeastNext } from './servers';

const measures: Readonly<Record<string, Measure>> = {
  login,
  browser: browserSignIn,
  requests: providerRequests,
  verifications,
  weight,
  'first-load': firstLoad,
  start,
  'fresh-clone': freshClone,
  memory,
  team,
};

const report = 'bench/report.html';

/**
 * Runs the named measures, or all of them, and prints each. A figure that misses its target isn't a failure, because
 * machines differ. Only a run of all measures writes the report.
 */
export async function run(names: readonly string[], long: boolean): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(measures, name));
  if (unknown.length > 0) {
    throw new Explained(
      `There is no measure "${unknown[0]}". There are: ${Object.keys(measures).join(', ')}.`,
    );
  }
  const machine = describeMachine();
  console.log(machine);
  const bench = await openBench(long);
  const results: Result[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const result = { ...measure, outcome: await measure.run(bench) };
    console.log(`\n${table(result)}`);
    results.push(result);
  }
  await bench.provider.stop();
  if (names.length > 0) return;
  writeFileSync(report, reportPage({ machine, date: new Date().toISOString().slice(0, 10), results }));
  console.log(`\n${report} shows these figures.`);
}

async function openBench(long: boolean): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const ports = {
    app: await freePorts(),
    bare: await freePorts(),
    least_next: await freePorts(),
    team: await freePorts(),
  };
  const callbacks = Object.values(ports).map((port) => `http://localhost:${port}/callback`);
  const provider = await startProvider(await freePorts(), callbacks);
  return {
    provider,
    long,
    startApp: () => startApp(ports.app, provider, folder),
    startBare: () => startBare(ports.bare, provider),
    startLeastNext: () => startLeastNext(ports.least_next, provider),
    startReplica: async (store_url) =>
      startApp(await freePorts(), provider, folder, {
        // Nothing listens there: a load balancer would.
        APP_URL: `http://localhost:${ports.team}`,
        STORE_URL: store_url,
        CLAIMCHECK_SECRET: 'a secret that all replicas share',
      }),
  };
}

/** With the load at the start, because other programs change the figures. */
function describeMachine(): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  return `Node ${process.versions.node}, ${process.platform}, ${cpus().length} × ${cpu?.model.trim()}, load average ${load.toFixed(2)}`;
}
