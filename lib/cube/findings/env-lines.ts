import type { CubeEnv, EnvNote } from '@/lib/cube/env-file';
import type { CubeFinding } from '../outcome';
import { ofVariable } from './finding';

/** The findings in a `.env` file: with the line of each, and with those about the lines themselves. */
export function withLines(findings: CubeFinding[], { lines, notes }: CubeEnv): CubeFinding[] {
  const placed = findings.map((finding) => {
    const line = finding.variable && lines[finding.variable];
    return line === undefined ? finding : { ...finding, line };
  });
  return [...notes.map(findingOf), ...placed];
}

function findingOf({ kind, variable, line }: EnvNote): CubeFinding {
  return { ...ofVariable(kind === 'overruled' ? 'warn' : 'fail', variable, words(kind, variable)), line };
}

function words(kind: EnvNote['kind'], variable: string) {
  switch (kind) {
    case 'ignored':
      return {
        id: 'line-ignored',
        title: 'Cube passes over this line',
        cause:
          'It reads NAME=value, and nothing before the name: no “export”, no “-”, and no colon in place of the =.',
        fix: `Write ${variable}=…`,
      };
    case 'overruled':
      return {
        id: 'line-overruled',
        title: 'A later line says otherwise, and counts',
        cause: 'Of two lines with one name Cube takes the last.',
        fix: 'Remove one of the two.',
      };
    case 'unclosed-quote':
      return {
        id: 'line-unclosed-quote',
        title: 'The value does not end on this line',
        cause:
          'It begins with a quote and does not end with one, so that the lines after it belong to it, up to one that does. A space or a comment behind the quote is enough.',
        fix: 'Remove the quotes, and whatever stands behind them.',
      };
    case 'reference':
      return {
        id: 'line-reference',
        title: 'Cube puts no other variable’s value in here',
        cause:
          'A shell and Docker Compose fill in $NAME, with braces or without. Cube’s own reading of its .env file does not: the value is what stands here, to the letter.',
        fix: 'Write the value itself.',
      };
  }
}
