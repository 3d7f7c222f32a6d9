import { parseArgs } from 'node:util';
import { type Command, CommandError, type Values } from './command';
import { exitCodes } from './exit-codes';

export type Parsed = { help: boolean; values: Values; args: string[] };

/** Parses a command's own arguments. Throws a `CommandError` that names an unknown argument. */
export function parseCommand(command: Command, words: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: { type: 'boolean', short: 'h' } as const }).map(
      ([name, { type, short }]) => [name, { type, ...(short ? { short } : {}) }],
    ),
  );
  const misread = (message: string) =>
    new CommandError(
      exitCodes.usage,
      `${message}\nRun \`claimcheck ${command.name} --help\` to see its options.`,
    );
  let read: { values: Record<string, unknown>; positionals: string[] };
  try {
    read = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    // The first sentence names the option. The rest is Node.js's advice on a leading dash.
    const [sentence = ''] = (error instanceof Error ? error.message : '').split('. ', 1);
    throw misread(`${sentence.replace(/\.$/, '')}.`);
  }
  const { help, ...values } = read.values as Record<string, string | boolean>;
  const extra = read.positionals[command.mostArguments];
  if (extra !== undefined && help !== true) throw misread(`Unexpected argument '${extra.slice(0, 40)}'.`);
  return { help: help === true, values, args: read.positionals };
}
