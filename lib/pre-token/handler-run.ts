/** What a handler may take. The time is Cognito's, the size of an answer Lambda's. */
export const handlerLimits = {
  time_ms: 5000,
  memory_bytes: 64 * 1024 * 1024,
  /** UTF-16 units, of the handler's text, of its event and of what it answers. */
  handler_length: 262_144,
  event_length: 262_144,
  answer_length: 262_144,
  log_lines: 200,
  log_length: 65_536,
  /** Of what is told where there is no answer: the message of an error, a name, the names that are exported. */
  message_length: 4096,
  name_length: 100,
  most_exports: 50,
} as const;

export type LogLine = { level: 'debug' | 'info' | 'log' | 'warn' | 'error'; text: string };

/** One invocation of a handler: what came of it, and what was seen on the way. Errors are data. */
export type HandlerRun = {
  outcome: HandlerOutcome;
  log: LogLine[];
  /** More was logged than is kept. */
  log_cut: boolean;
  /** What it reached for that is not there: `require('aws-sdk')`, `fetch`, `process.env.TABLE`. */
  missing: string[];
  /** Milliseconds. */
  duration_ms: number;
  /** The export that ran: Lambda's Handler setting must name it. `null` where none was found. */
  name: string | null;
  /** How many parameters it declares. */
  parameters: number | null;
};

export type HandlerOutcome =
  /**
   * What Lambda hands to Cognito. `by` is how the handler gave it; `nothing` where it gave a value neither way, and
   * Lambda answers null: `ignored` tells that the handler did return one.
   */
  | { kind: 'returned'; value: unknown; by: 'promise' | 'callback' | 'nothing'; ignored: boolean }
  /** `line` is of the handler's text, from 1; `null` where it cannot be told. */
  | { kind: 'threw'; name: string; message: string; line: number | null }
  | { kind: 'syntax'; message: string; line: number | null }
  /** `bare`: what is exported is itself a function, as by `module.exports = async (event) => …`. */
  | { kind: 'no-handler'; exports: string[]; bare: boolean }
  | { kind: 'timeout' }
  /** A promise that nothing can settle any more. */
  | { kind: 'never-settled' }
  | { kind: 'out-of-memory' }
  | { kind: 'too-large'; length: number }
  /** Nested deeper than can be read. */
  | { kind: 'too-deep'; depth: number }
  /** The process of a handler file ended before it answered. */
  | { kind: 'crashed'; message: string }
  /** So many handlers run already that this one was not started. */
  | { kind: 'busy' };
