import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import {
  countPlaywright,
  countRun,
  countVitest,
  line,
  oneFailed,
  onePassed,
  oneSkipped,
  sum,
} from './counts.mjs';
import { command, Explained } from './explained.mjs';
import { ensureFirefox } from './firefox.mjs';
import { ensureInstalled, installFixture } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { ensureRedis } from './redis.mjs';
import { packageBin, readJson, root } from './root.mjs';
import { runNode } from './run.mjs';

/**
 * The stages of `npm test`, in this order; `npm test -- unit browser` runs some of them.
 * @type {{ name: string, run: (reports: string) => Promise<import('./counts.mjs').Count> }[]} reports: a folder for the
 * reports that are counted
 */
const stages = [
  { name: 'lint', run: () => check([packageBin('@biomejs/biome', 'biome'), 'check', '.']) },
  {
    name: 'types',
    run: () => check([packageBin('next'), 'typegen'], [packageBin('typescript', 'tsc'), '--noEmit']),
  },
  { name: 'unit', run: (reports) => vitest('unit', reports) },
  { name: 'cube', run: cube },
  { name: 'browser', run: browser },
  { name: 'soak', run: () => check([join(root, 'bench', 'soak.mjs'), '--logins', '900']) },
];

/** Programs that only report success or failure; they count as one. */
async function check(...programs) {
  for (const program of programs) {
    const { code } = await runNode(program, { cwd: root });
    if (code !== 0) return oneFailed;
  }
  return onePassed;
}

async function vitest(name, reports, ...options) {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = [packageBin('vitest'), 'run', ...options, ...reporters];
  const { code } = await runNode(program, { cwd: root });
  return countRun(code, readJson(report), countVitest);
}

/** The predictions compared with Cube's own code. Its packages are installed only for this stage. */
async function cube(reports) {
  try {
    await installFixture('demo-cube');
    await installFixture('demo-cube/v1');
  } catch (error) {
    if (process.env.CI || !(error instanceof Explained)) throw error;
    console.log(`Cube’s packages aren’t available, so the comparison with Cube is skipped. ${error.message}`);
    return oneSkipped;
  }
  return vitest('cube', reports, '--config', 'tests/cube/vitest.config.ts');
}

async function browser(reports) {
  const chromium = await ensureChromium();
  if (!chromium) {
    console.log('No Chromium was found, and none could be installed. CLAIMCHECK_CHROMIUM can name one.');
    return process.env.CI ? oneFailed : oneSkipped;
  }
  console.log(`Browser: ${chromium}`);
  const report = join(reports, 'browser.json');
  const env = { CLAIMCHECK_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const playwright = packageBin('@playwright/test', 'playwright');
  const { code } = await runNode([playwright, 'test', '--reporter=list,json'], { cwd: root, env });
  return countRun(code, readJson(report), countPlaywright);
}

function chosen(names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = stages.map(({ name }) => name).join(', ');
    throw new Explained(`There is no test stage "${unknown[0]}". The stages are: ${known}.`);
  }
  return stages.filter(({ name }) => names.length === 0 || names.includes(name));
}

function explainFailure(error) {
  console.error(error instanceof Explained ? error.message : error);
  return oneFailed;
}

/** A stage that throws has failed; the later ones still run. */
async function runStage({ name, run }, reports) {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const count = await run(reports).catch(explainFailure);
  console.log(`== ${name}: ${line(count)} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return count;
}

async function runAll(stagesToRun) {
  const reports = mkdtempSync(join(tmpdir(), 'claimcheck-test-'));
  process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
  const counts = [];
  for (const stage of stagesToRun) counts.push(await runStage(stage, reports));
  return sum(counts);
}

await command(async () => {
  const stagesToRun = chosen(process.argv.slice(2));
  endWithNpm();
  ensureRedis();
  ensureFirefox();
  const total = await ensureInstalled().then(() => runAll(stagesToRun), explainFailure);
  console.log(`\n${line(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
});
