/** Exit codes of a command, for scripts. A signal ends a command with 128 plus its number, like in a shell. */
export const exitCodes = {
  /** Done; for a token, valid. */
  done: 0,
  /** The token is invalid, Cube rejects it, or the handler throws. */
  refused: 1,
  /** The command line or one of its files isn't valid, or the input has no token. */
  usage: 2,
  /** The token couldn't be verified: no key, no issuer. */
  unverified: 3,
  /** The provider rejected the sign-in. */
  provider: 4,
  /** Something on this machine: a port, a browser, a folder, the version of Node.js. */
  machine: 5,
  /** No user finished the sign-in in time. */
  timeout: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
