// @ts-check

/** @typedef {import('@/lib/pre-token/handler-run').LogLine['level']} Level */

/** @type {readonly Level[]} */
const levels = ['debug', 'info', 'log', 'warn', 'error'];

/** The log of one run, up to its limits. */
export class Log {
  /** @type {import('./answer').RawRun['log']} */
  lines = [];
  /** The log was longer than the limit. */
  cut = false;
  #length = 0;

  /** @param {import('./thread').SandboxInput['limits']} limits */
  constructor({ log_lines, log_length }) {
    this.log_lines = log_lines;
    this.log_length = log_length;
  }

  /**
   * @param {string} level
   * @param {string} line
   */
  write(level, line) {
    const room = this.log_length - this.#length;
    this.cut ||= this.lines.length >= this.log_lines || line.length > room;
    if (this.lines.length >= this.log_lines || room <= 0) return;
    this.lines.push({ level: levels.find((each) => each === level) ?? 'log', text: line.slice(0, room) });
    this.#length += line.length;
  }
}
