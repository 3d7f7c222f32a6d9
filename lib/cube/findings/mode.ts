import { isBoolean } from '../options';
import type { CubeFinding } from '../outcome';
import { ofVariable, type Scene, written } from './finding';

/** Whether the check is enforced at all. */
export function findMode({ settings: { variables } }: Scene): CubeFinding[] {
  const { CUBEJS_DEV_MODE: mode, NODE_ENV: environment } = variables;
  if (mode !== undefined && !isBoolean(mode)) {
    return [
      ofVariable('fail', 'CUBEJS_DEV_MODE', {
        id: 'dev-mode',
        title: 'Neither true nor false, so that Cube does not start',
        expected: 'true or false',
        actual: written('CUBEJS_DEV_MODE', mode),
        cause: 'Cube knows these two words only, and takes an empty value for neither.',
        fix: 'Write CUBEJS_DEV_MODE=true or CUBEJS_DEV_MODE=false, or remove the line.',
      }),
    ];
  }
  if (mode?.toLowerCase() === 'true') {
    return [
      ofVariable('warn', 'CUBEJS_DEV_MODE', {
        id: 'dev-mode',
        title: 'A token that fails the check is taken for none, without a word',
        expected: 'false, wherever others’ data is',
        actual: [written('CUBEJS_DEV_MODE', mode), environment === undefined ? '' : `NODE_ENV=${environment}`]
          .filter((line) => line !== '')
          .join(', '),
        cause:
          environment === 'production'
            ? 'NODE_ENV=production has no say here: dev mode sets it to development.'
            : 'Dev mode keeps the Developer Playground, and lets everyone in: who has no valid token is nobody.',
        fix: "For a Playground that refuses bad tokens, keep this line and make process.env.NODE_ENV = 'production' the first line of cube.js. In production, write CUBEJS_DEV_MODE=false.",
      }),
    ];
  }
  if (environment === undefined || environment === 'production') return [];
  return [
    ofVariable('warn', 'NODE_ENV', {
      id: 'node-env',
      title: 'A token that fails the check is taken for none, without a word',
      expected: 'production',
      actual: written('NODE_ENV', environment),
      cause: 'Cube enforces its check where NODE_ENV is production, to the letter, and nowhere else.',
      fix: 'Write NODE_ENV=production',
    }),
  ];
}
