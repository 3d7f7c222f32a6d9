import { join } from 'node:path';
import { root } from '@/scripts/root.mjs';
import { runNode } from '@/scripts/run.mjs';
import { type Command, text } from '../command';
import { exitCodes } from '../exit-codes';

export const demoCubeCommand: Command = {
  name: 'demo-cube',
  summary: 'Start a real Cube, connected to the demo pool of a running app',
  mostArguments: 0,
  options: {
    port: { type: 'string', value: 'N', help: 'Port of Cube; default: 4000' },
    enforce: { type: 'boolean', help: 'Refuse requests without a valid token, as in production' },
  },
  notes: ['The first run installs Cube’s packages (about 210 MB).'],
  examples: ['claimcheck demo-cube', 'claimcheck demo-cube --port 4100 --enforce'],
  run: async (values) => {
    const port = text(values, 'port');
    const env = {
      ...process.env,
      ...(port === undefined ? {} : { CUBE_PORT: port }),
      ...(values.enforce === true ? { CUBE_ENFORCE: 'true' } : {}),
    };
    const program = join(root, 'scripts', 'demo-cube.mjs');
    const { code } = await runNode([program], { cwd: process.cwd(), env });
    return code === 0 ? exitCodes.done : exitCodes.machine;
  },
};
