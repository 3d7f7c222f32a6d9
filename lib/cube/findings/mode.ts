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
        title: 'Not true or false, so Cube doesn’t start',
        expected: 'true or false',
        actual: written('CUBEJS_DEV_MODE', mode),
        cause: 'Cube accepts only these two words. An empty value is neither.',
        fix: 'Write CUBEJS_DEV_MODE=true or CUBEJS_DEV_MODE=false, or remove the line.',
      }),
    ];
  }
  if (mode?.toLowerCase() === 'true') {
    return [
      ofVariable('warn', 'CUBEJS_DEV_MODE', {
        id: 'dev-mode',
        title: 'Dev mode silently ignores invalid tokens',
        expected: 'false in any shared environment',
        actual: [written('CUBEJS_DEV_MODE', mode), environment === undefined ? '' : `NODE_ENV=${environment}`]
          .filter((line) => line !== '')
          .join(', '),
        cause:
          environment === 'production'
            ? 'NODE_ENV=production has no effect here. Dev mode sets it to development.'
            : 'In dev mode the Playground is available and requests without a valid token run with an empty security context.',
        fix: "To keep the Playground and reject invalid tokens, keep this line and make process.env.NODE_ENV = 'production' the first line of cube.js. In production, write CUBEJS_DEV_MODE=false.",
      }),
    ];
  }
  if (environment === undefined || environment === 'production') return [];
  return [
    ofVariable('warn', 'NODE_ENV', {
      id: 'node-env',
      title: 'Cube silently ignores invalid tokens',
      expected: 'production',
      actual: written('NODE_ENV', environment),
      cause: 'Cube enforces its check only if NODE_ENV is exactly “production”.',
      fix: 'Write NODE_ENV=production',
    }),
  ];
}
