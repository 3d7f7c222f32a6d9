import { runInThisContext } from 'node:vm';
import { harness } from '@/lib/cube/configuration/harness.mjs';
import {
  type ConfigurationInput,
  type ConfiguredReplay,
  predictConfigured,
} from '@/lib/cube/configuration/predict';
import { rawConfiguration } from '@/lib/cube/configuration/raw';
import type { ReplayInput } from '@/lib/cube/outcome';
import { functionText } from '@/lib/server/pre-token/function-text.mjs';
import { jwks, now } from '../verify/tokens';
import { cubeToken, settingsWith } from './scene';

/** A prediction with the text of a cube.js, run by the sandbox's harness. */
export const askConfigured = (cubeJs: string, input: Partial<ReplayInput> = {}): Promise<ConfiguredReplay> =>
  predictConfigured(
    {
      token: cubeToken(),
      settings: settingsWith(),
      keys: { document: jwks },
      now,
      filter: ['company_id'],
      ...input,
    },
    null,
    { run: (given) => run(cubeJs, given), keysAt: async () => ({ document: jwks }) },
  );

async function run(cubeJs: string, input: ConfigurationInput) {
  const module = { exports: {} };
  runInThisContext(`(module, process) => {${cubeJs}\n}`)(module, { env: input.env });
  const raw = await runInThisContext(functionText(harness))(
    module.exports,
    JSON.parse(JSON.stringify(input)),
  );
  return { ok: true as const, raw: rawConfiguration.parse(JSON.parse(JSON.stringify(raw))) };
}
