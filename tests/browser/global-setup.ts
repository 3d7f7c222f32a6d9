import { ensureBuilt } from '@/scripts/build.mjs';
import { Explained } from '@/scripts/explained.mjs';
import { installedFirefox } from '@/scripts/firefox.mjs';
import { installFixture } from '@/scripts/install.mjs';

/** Runs once, before the workers start their apps, because two installs of a fixture at once would break each other. */
export default async function globalSetup(): Promise<void> {
  await ensureBuilt();
  const firefox = installedFirefox() ? ['tests/firefox'] : [];
  for (const folder of ['tests/peers', 'demo-cube', ...firefox]) {
    await installFixture(folder).catch((error: unknown) => {
      // Without a network, the tests that need it skip themselves and report the reason.
      if (process.env.CI || !(error instanceof Explained)) throw error;
      console.log(error.message);
    });
  }
}
