import type { Command, Terminal } from './command';
import { CommandError } from './command';
import { commands } from './commands/all';
import { type ExitCode, exitCodes } from './exit-codes';
import { commandHelp, generalHelp } from './help';
import { parseCommand } from './parse';

/** Runs one command line, without the name of the program. Returns its exit code. */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  try {
    return await dispatch(words, terminal, version);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.err(`${error.message}\n`);
    return error.code;
  }
}

async function dispatch(words: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const [first, ...rest] = words;
  if (first === '-V' || first === '--version') return print(terminal, version);
  if (first === '-h' || first === '--help') return print(terminal, generalHelp(commands, version));
  if (first === 'help') {
    const [name] = rest;
    return print(terminal, name === undefined ? generalHelp(commands, version) : commandHelp(find(name)));
  }
  // Without a command, with only options, the app starts.
  const named = first !== undefined && !first.startsWith('-');
  const command = find(named ? first : 'start');
  const { help, values, args } = parseCommand(command, named ? rest : words);
  return help ? print(terminal, commandHelp(command)) : await command.run(values, args, terminal);
}

function print(terminal: Terminal, text: string): ExitCode {
  terminal.out(`${text}\n`);
  return exitCodes.done;
}

function find(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command) return command;
  throw new CommandError(
    exitCodes.usage,
    `Unknown command '${name.slice(0, 40)}'. Commands: ${commands.map((each) => each.name).join(', ')}.`,
  );
}
