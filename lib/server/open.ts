import 'server-only';
import { readEnvironmentProfile } from '@/lib/configure/environment-profile';
import { openDemoPool } from './demo-pool';
import { environment } from './environment';
import { makeHome } from './home';

/**
 * What stands before the first request. A rejection here would turn every page into a 500 while the process stays
 * up, so what must not go on ends the process, and the rest is told and lived with.
 */
export async function open(): Promise<void> {
  const configured = readEnvironmentProfile(process.env);
  if (!configured.ok) {
    console.error(configured.message);
    process.exit(1);
  }
  const { demo_pool_port, home } = environment();
  try {
    await makeHome();
  } catch (error) {
    console.error(
      `The folder ${home} cannot be written to (${messageOf(error)}). CLAIMCHECK_HOME names another one.`,
    );
    process.exit(1);
  }
  const pool = await openDemoPool();
  if (pool.on) console.log(`Demo pool: http://localhost:${demo_pool_port}/us-east-1_demo`);
  else console.warn(`The demo pool is off: ${pool.reason}. Everything else works.`);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown');
