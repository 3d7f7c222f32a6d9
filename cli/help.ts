import type { Command, Option } from './command';

/** `claimcheck --help`. */
export function generalHelp(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    `Claimcheck ${version}: sign in with an OpenID Provider, verify the token, and see what Cube does with it.`,
    '',
    'Usage: claimcheck [COMMAND] [OPTIONS]',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Options:',
    '  -h, --help     Show this help, or the help of a command',
    '  -V, --version  Show the version',
    '',
    'Without a command, `claimcheck` starts the app. `claimcheck help COMMAND` explains one command.',
    'Exit codes: 0 done or valid, 1 invalid or refused, 2 not understood, 3 not verified, 4 sign-in refused,',
    '5 a problem on this machine, 6 timed out.',
  ].join('\n');
}

/** `claimcheck COMMAND --help`. */
export function commandHelp({ name, summary, argument, options, notes = [], examples }: Command): string {
  const all: [string, Option][] = [
    ...Object.entries(options),
    ['help', { type: 'boolean', short: 'h', help: 'Show this help' }],
  ];
  const rows = all.map(([option, { short, value, help }]) => {
    const words = `${short ? `-${short}, ` : '    '}--${option}${value ? ` ${value}` : ''}`;
    return [words, help] as const;
  });
  const width = Math.max(...rows.map(([words]) => words.length));
  return [
    `${summary}.`,
    '',
    `Usage: claimcheck ${name}${argument ? ` ${argument}` : ''} [OPTIONS]`,
    '',
    'Options:',
    ...rows.map(([words, help]) => `  ${words.padEnd(width)}  ${help}`),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}
