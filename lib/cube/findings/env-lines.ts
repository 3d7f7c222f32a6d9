import type { CubeEnv, EnvNote } from '@/lib/cube/env-file';
import type { CubeFinding } from '../outcome';
import { ofVariable } from './finding';

/** Adds line numbers to the findings, and findings about the lines themselves. */
export function withLines(findings: CubeFinding[], { lines, notes }: CubeEnv): CubeFinding[] {
  const placed = findings.map((finding) => {
    const line = finding.variable && lines[finding.variable];
    return line === undefined ? finding : { ...finding, line };
  });
  return [...notes.map(findingOf), ...placed];
}

const mild: EnvNote['kind'][] = ['overruled', 'no-effect', 'outside'];

function findingOf({ kind, variable, line }: EnvNote): CubeFinding {
  return { ...ofVariable(mild.includes(kind) ? 'warn' : 'fail', variable, words(kind, variable)), line };
}

function words(kind: EnvNote['kind'], variable: string) {
  switch (kind) {
    case 'ignored':
      return {
        id: 'line-ignored',
        title: 'Cube ignores this line',
        cause: 'A .env line is NAME=value, without “export”, “-”, or a colon instead of the =.',
        fix: `Write ${variable}=…`,
      };
    case 'overruled':
      return {
        id: 'line-overruled',
        title: 'A later line overrides this one',
        cause: 'If a name appears twice, Cube uses the last line.',
        fix: 'Remove one of the two.',
      };
    case 'unclosed-quote':
      return {
        id: 'line-unclosed-quote',
        title: 'The value doesn’t end on this line',
        cause:
          'It starts with a quote and doesn’t end with one, so the following lines belong to it. Even a space or a comment after the quote causes this.',
        fix: 'Remove the quotes, and everything after them.',
      };
    case 'reference':
      return {
        id: 'line-reference',
        title: 'Cube doesn’t expand $VAR in .env',
        cause:
          'A shell and Docker Compose do, but Cube doesn’t when it reads its .env file. The value is exactly this text.',
        fix: 'Write the value itself.',
      };
    case 'no-effect':
      return {
        id: 'line-no-effect',
        title: 'NODE_ENV in .env has no effect',
        cause: 'Cube’s server and its Docker image set NODE_ENV=production before they read the file.',
        fix: 'Remove the line. For dev mode, write CUBEJS_DEV_MODE=true.',
      };
    case 'outside':
      return {
        id: 'line-outside',
        title: 'The value isn’t here, so it isn’t used',
        cause: 'It’s set by the environment, a secret, or another file when Cube starts.',
        fix: 'Enter the value for this prediction.',
      };
  }
}
