import { canary } from '@/tests/browser/misbehaving-provider';
import type { Browser } from '../browser';
import { eachInFlight } from '../each-in-flight.mjs';
import { type Site, startSite } from './site';
import { Tally } from './tally';
import { type Visit, visits } from './visits';

export type Length = { logins: number } | { minutes: number };

const atOnce = 8;
/** Rounds until V8 has compiled the hot code, and the caches are full. */
const warmUpRounds = 3;
/** The most megabytes that can be in use at the end above the warm-up; a stored run has about 20 kB. */
const growth = 32;
/** Logins after which the memory is printed, as in the bench. */
const marks: readonly number[] = [200, 1000, 10_000];

/** Runs sign-ins, some with faults, and prints the results. Returns whether everything was as expected. */
export async function soak(length: Length): Promise<boolean> {
  const site = await startSite();
  const tally = new Tally();
  const browsers = Array.from({ length: atOnce }, () => site.newBrowser());
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const over = () =>
    'logins' in length
      ? tally.visits >= length.logins
      : performance.now() - startedAt > length.minutes * 60_000;

  let printedAt = 0;
  const printLine = async () => {
    printedAt = seconds();
    const { used, resident } = await site.usage();
    console.log(
      `${String(printedAt).padStart(5)} s ${String(tally.visits).padStart(7)} logins ${String(tally.failures).padStart(5)} failures ${amount(used)} in use ${amount(resident)} resident`,
    );
  };

  await printLine();
  let warm = await site.usage();
  let ahead = marks;
  for (let round = 1; round <= warmUpRounds || !over(); round += 1) {
    for (const visit of visits) {
      await goTogether(site, visit, browsers, tally);
      const left = ahead.filter((mark) => mark > tally.visits);
      if (left.length < ahead.length) await printLine();
      ahead = left;
    }
    if (round === warmUpRounds) warm = await site.usage();
    if (seconds() - printedAt >= 30) await printLine();
  }
  const end = await site.usage();
  for (const words of leaks(site)) tally.wrong(words);
  if (end.used - warm.used > growth * 1e6) {
    tally.wrong(`memory in use grew by ${amount(end.used - warm.used)}; ${growth} MB are allowed`);
  }
  await Promise.all(browsers.map((browser) => browser.post(`${site.url}/forget/everything`, {})));
  const empty = await site.usage();

  console.log(`\n${tally.visits} logins in ${seconds()} s, with ${site.requests()} requests`);
  console.log(tally.lines().join('\n'));
  console.log(
    `Memory in use ${amount(warm.used)} after the warm-up, ${amount(end.used)} at the end, ${amount(empty.used)} when all is forgotten`,
  );
  console.log(
    `Resident memory ${amount(warm.resident)} after the warm-up, ${amount(end.resident)} at the end`,
  );
  console.log(tally.failures === 0 ? 'Nothing lost, nothing leaked.' : `${tally.failures} failures`);
  await site.stop();
  return tally.failures === 0;
}

/** This many at once, so that they could interfere with each other. All of them get the same fault. */
async function goTogether(site: Site, visit: Visit, browsers: Browser[], tally: Tally): Promise<void> {
  site.provider.misbehave(visit.fault ?? {});
  await eachInFlight(atOnce, browsers, async (browser: Browser) => {
    try {
      await visit.run(site, browser);
      tally.done(visit.name);
    } catch (error) {
      tally.failed(visit.name, error instanceof Error ? error.message : 'unknown');
    }
  });
  const redeemed = site.provider.asked.filter((path) => path === '/token').length;
  const wanted = visit.redeemed * browsers.length;
  if (redeemed !== wanted)
    tally.wrong(`${visit.name}: ${redeemed} codes were sent, but ${wanted} were expected`);
}

/** Log output that the app must not have, or that shows a bug. */
function leaks(site: Site): string[] {
  const log = site.log();
  const secrets = [canary, ...site.provider.confidences].filter((secret) => log.includes(secret));
  return [
    ...(secrets.length > 0 ? [`${secrets.length} secrets, codes, or tokens are in the log`] : []),
    ...(/unhandled|uncaught|error/i.test(log) ? [`the log has an error: ${log.slice(-500)}`] : []),
  ];
}

const amount = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
