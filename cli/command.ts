import type { ExitCode } from './exit-codes';

/** Where a command reads and writes. Standard output gets what was asked for and nothing else. */
export type Terminal = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Everything on standard input, up to a bound of characters; `null` where a person sits at it. */
  readInput: () => Promise<string | null>;
  /** Whether standard output takes colors: a terminal, and no NO_COLOR. */
  color: boolean;
  env: NodeJS.ProcessEnv;
};

export type Option = {
  type: 'string' | 'boolean';
  short?: string;
  /** What stands for the value in the help: `N`, `FILE`. Absent for a switch. */
  value?: string;
  help: string;
  /** Values that completion offers. */
  choices?: readonly string[];
};

export type Values = Readonly<Record<string, string | boolean | undefined>>;

export type Command = {
  name: string;
  summary: string;
  /** What follows the options, such as `[TOKEN|-]`. */
  argument?: string;
  /** How many arguments it takes at most. */
  mostArguments: number;
  options: Readonly<Record<string, Option>>;
  /** Sentences below the options. */
  notes?: readonly string[];
  examples: readonly string[];
  run: (values: Values, args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};

/** Ends a command with words for standard error. Nothing of a token or a secret goes into them. */
export class CommandError extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

/** The text of an option; `undefined` where it wasn't given. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export const json: Option = { type: 'boolean', help: 'Print JSON instead of text' };
