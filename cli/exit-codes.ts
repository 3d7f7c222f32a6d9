/** What a command's exit code tells a script. A signal ends a command with 128 and its number, as a shell does. */
export const exitCodes = {
  /** Done; for a token, valid. */
  done: 0,
  /** The token is invalid, Cube refuses it, or the handler throws. */
  refused: 1,
  /** The command line or a file named in it isn't understood, or the input has no token. */
  usage: 2,
  /** The token couldn't be verified: no key, no issuer. */
  unverified: 3,
  /** The provider refused the sign-in. */
  provider: 4,
  /** Something on this machine: a port, a browser, a folder, the version of Node.js. */
  machine: 5,
  /** Nobody finished the sign-in in time. */
  timeout: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
