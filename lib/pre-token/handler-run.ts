/** A handler's limits. The time is Cognito's, the size of a response Lambda's. */
export const handlerLimits = {
  time_ms: 5000,
  memory_bytes: 64 * 1024 * 1024,
  /** In UTF-16 units: the handler's text, its event, and its response. */
  handler_length: 262_144,
  event_length: 262_144,
  answer_length: 262_144,
  log_lines: 200,
  log_length: 65_536,
  /** For details of a failure: an error message, a name, or the exported names. */
  message_length: 4096,
  name_length: 100,
  most_exports: 50,
} as const;

export type LogLine = { level: 'debug' | 'info' | 'log' | 'warn' | 'error'; text: string };

/** One invocation of a handler: its result, and what was recorded on the way. Errors are data. */
export type HandlerRun = {
  outcome: HandlerOutcome;
  log: LogLine[];
  /** The log was longer than the limit. */
  log_cut: boolean;
  /** What the handler used that isn't available: `require('aws-sdk')`, `fetch`, `process.env.TABLE`. */
  missing: string[];
  /** Milliseconds. */
  duration_ms: number;
  /** The export that ran, which Lambda's Handler setting must name. `null` if there was none. */
  name: string | null;
  /** The number of parameters that it declares. */
  parameters: number | null;
};

export type HandlerOutcome =
  /**
   * What Lambda returns to Cognito. `by` is how the handler returned it. `nothing`: it did neither, and
   * Lambda returns null. In that case, `ignored` means that the handler did return a value.
   */
  | { kind: 'returned'; value: unknown; by: 'promise' | 'callback' | 'nothing'; ignored: boolean }
  /** `line` is in the handler's text, starting at 1; `null` if unknown. */
  | { kind: 'threw'; name: string; message: string; line: number | null }
  | { kind: 'syntax'; message: string; line: number | null }
  /** `bare`: the export itself is a function, as with `module.exports = async (event) => …`. */
  | { kind: 'no-handler'; exports: string[]; bare: boolean }
  | { kind: 'timeout' }
  /** A promise that can't settle anymore. */
  | { kind: 'never-settled' }
  | { kind: 'out-of-memory' }
  | { kind: 'too-large'; length: number }
  /** Nested too deeply to read. */
  | { kind: 'too-deep'; depth: number }
  /** The process of a handler file ended without a response. */
  | { kind: 'crashed'; message: string }
  /** Not started, because too many handlers are running. */
  | { kind: 'busy' };
