import 'server-only';
import { access } from 'node:fs/promises';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { configurationProgram } from '@/lib/server/cube/configuration-file';
import { handlerProgram } from '@/lib/server/pre-token/handler-file';
import { setPoolTrigger } from '@/lib/server/pre-token/set-pool-trigger';
import { readGivenProfiles } from '@/lib/server/profiles/given-profiles';
import { closeProfilesFile } from '@/lib/server/profiles/profiles-file';
import { awaitStore } from '@/lib/server/store/redis';
import { makeDataFolder } from './data-folder';
import { openDemoPool } from './demo-pool';
import { environment } from './environment';
import { openDoor } from './open-door';
import { type DemoPoolPlace, readEnvironment } from './read-environment';

/**
 * Startup work before the first request. A fatal problem ends the process; others are only reported. The
 * front door opens last, and nothing listens before.
 */
export async function open(): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    // A bug. Otherwise, Next.js would keep running, and the launcher would wait for the door.
    console.error(error);
    end('Claimcheck couldn’t start.');
  }
  if (!openDoor())
    end('Start Claimcheck with npm start, or with the server.js that npm run standalone creates.');
}

/**
 * Finds the files of programs that run in their own processes, once and here. In the bundle of a page, `new
 * URL` returns what a browser would fetch instead of a file.
 */
function rememberPrograms(): void {
  handlerProgram();
  configurationProgram();
}

async function prepare(): Promise<void> {
  rememberPrograms();
  const variables = readEnvironment(process.env);
  if (!variables.ok) end(variables.message);
  const given = readGivenProfiles();
  if (!given.ok) end(given.message);
  const { demo_pool, store_url, pre_token } = environment();
  if (store_url === null) {
    await makeDataFolder().catch((error) => end(messageOf(error)));
    // A file with another owner, such as a mounted one, stays unchanged.
    await closeProfilesFile().catch((error) => console.warn(messageOf(error)));
  } else {
    // If it doesn't respond yet, it may still be starting.
    await awaitStore();
  }
  const pool = await openDemoPool();
  if (demo_pool.at === 'nowhere') return;
  if (pool.on) console.log(`Demo pool: ${demoPoolWords(demo_pool)}`);
  else console.warn(`The demo pool is off: ${pool.reason}. Everything else works.`);
  if (pool.on && pre_token) await triggerFromFile(pre_token);
}

/** Its issuer and, if it runs here, the URL of its page. As with Cognito, the issuer URL itself is empty. */
function demoPoolWords(place: Exclude<DemoPoolPlace, { at: 'nowhere' }>): string {
  const issuer = `issuer ${place.issuer_origin}/us-east-1_demo`;
  return place.at === 'here' ? `${place.domain_origin}/, ${issuer}` : issuer;
}

/** A missing file doesn't prevent the start, because each sign-in looks for it. */
async function triggerFromFile({ path, version }: { path: string; version: TriggerVersion }): Promise<void> {
  const source = { kind: 'file', path } as const;
  if (!setPoolTrigger({ version, source })) {
    console.warn('PRE_TOKEN_HANDLER is ignored, because the demo pool doesn’t run in this process.');
    return;
  }
  const there = await access(path).then(
    () => '',
    () => ' (the file doesn’t exist yet)',
  );
  console.log(`Pre token generation trigger of the demo pool: ${path}${there}, ${version}`);
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown');
