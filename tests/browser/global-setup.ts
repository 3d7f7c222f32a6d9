import { ensureBuilt } from '@/scripts/build.mjs';
import { Explained } from '@/scripts/explained.mjs';
import { installedFirefox } from '@/scripts/firefox.mjs';
import { installFixture } from '@/scripts/install.mjs';

/** Once, before the workers start their apps: two builds or installs at a time would spoil each other. */
export default async function globalSetup(): Promise<void> {
  await ensureBuilt();
  const firefox = installedFirefox() ? ['tests/firefox'] : [];
  for (const folder of ['tests/peers', 'demo-cube', ...firefox]) {
    await installFixture(folder).catch((error: unknown) => {
      // On a machine without network the tests that need it skip themselves, and say so.
      if (process.env.CI || !(error instanceof Explained)) throw error;
      console.log(error.message);
    });
  }
}
