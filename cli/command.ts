import type { ExitCode } from './exit-codes';

/** The input and output of a command. Standard output gets only the requested output. */
export type Terminal = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Everything on standard input, up to a limit of characters; `null` if it's a terminal. */
  readInput: () => Promise<string | null>;
  /** Whether standard output supports colors: a terminal, and no NO_COLOR. */
  color: boolean;
  env: NodeJS.ProcessEnv;
};

export type Option = {
  type: 'string' | 'boolean';
  short?: string;
  /** The placeholder for the value in the help: `N`, `FILE`. Missing for a switch. */
  value?: string;
  help: string;
  /** Values that completion offers. */
  choices?: readonly string[];
};

export type Values = Readonly<Record<string, string | boolean | undefined>>;

export type Command = {
  name: string;
  summary: string;
  /** The arguments after the options, such as `[TOKEN|-]`. */
  argument?: string;
  /** The maximum number of arguments. */
  mostArguments: number;
  options: Readonly<Record<string, Option>>;
  /** Sentences below the options. */
  notes?: readonly string[];
  examples: readonly string[];
  run: (values: Values, args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};

/** Ends a command with a message for standard error. It contains nothing of a token or a secret. */
export class CommandError extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

/** The text of an option; `undefined` if it wasn't given. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export const json: Option = { type: 'boolean', help: 'Print JSON instead of text' };
