import { type CubeSettings, type CubeVariable, cubeVariables } from '@/lib/configure/profile/cube-settings';

/** A line that Cube does not read as its writer meant it. `line` counts from 1. */
export type EnvNote = {
  kind: /** It names the variable, and Cube passes over it: `export NAME=…`, `NAME: …`. */
    | 'ignored'
    /** A later line sets the variable again, and that one counts. */
    | 'overruled'
    /** It begins with a quote that does not end it, so that the lines after it are part of the value. */
    | 'unclosed-quote'
    /** It has `$NAME` or `${NAME}` in it, which stays as it is. */
    | 'reference';
  variable: CubeVariable;
  line: number;
};

export type CubeEnv = {
  settings: CubeSettings;
  /** The line of each variable's value, counted from 1. */
  lines: Partial<Record<CubeVariable, number>>;
  notes: EnvNote[];
};

/**
 * Reads the text of a `.env` file as Cube does: with @cubejs-backend/dotenv 9, and its option for values of several
 * lines. No other dotenv reads quite the same: `export` is unknown to it, a `#` after a value is part of the value, a
 * `${NAME}` stays one, and the last of two lines wins. Secrets are noticed and left where they are.
 */
export function readCubeEnv(text: string): CubeEnv {
  const env: CubeEnv = {
    settings: { variables: {}, has_api_secret: false, has_jwt_key: false },
    lines: {},
    notes: [],
  };
  // By name, whether it has a value: the last line counts here too.
  const has = new Map<string, boolean>();
  const lines = linesOf(text).values();
  for (const next of lines) {
    const assigned = readAssignment(next.text);
    if (assigned === null) {
      noteIgnored(next, env);
      continue;
    }
    const { name, start } = assigned;
    const unclosed = isUnclosed(start);
    const value = unclosed ? takeLines(start, lines) : unquote(start);
    has.set(name, value !== '');
    if (!isCubeVariable(name)) continue;
    const earlier = env.lines[name];
    if (earlier !== undefined) env.notes.push({ kind: 'overruled', variable: name, line: earlier });
    if (unclosed) env.notes.push({ kind: 'unclosed-quote', variable: name, line: next.line });
    if (/\$(\{\w|[A-Za-z_])/.test(value))
      env.notes.push({ kind: 'reference', variable: name, line: next.line });
    env.settings.variables[name] = value;
    env.lines[name] = next.line;
  }
  const isSet = (name: string) => has.get(name) ?? false;
  env.settings.has_api_secret = isSet('CUBEJS_API_SECRET') || isSet('CUBEJS_API_SECRETS');
  env.settings.has_jwt_key = isSet('CUBEJS_JWT_KEY');
  return env;
}

type Line = { text: string; line: number };

/** As Cube's dotenv: /^\s*([\w.-]+)\s*=\s*(.*)?\s*$/, whose time would grow with the cube of the line. */
function readAssignment(text: string): { name: string; start: string } | null {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  if (!/^[\w.-]+$/.test(name)) return null;
  const value = text.slice(equals + 1).trimStart();
  // A full stop of the pattern is no line separator, so that nothing but white space may follow one.
  const separator = value.search(/[\u2028\u2029]/);
  if (separator === -1) return { name, start: value };
  return value.slice(separator).trim() === '' ? { name, start: value.slice(0, separator) } : null;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let line = 1;
  for (const [, content = '', end] of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    lines.push({ text: content, line });
    // Cube's dotenv parts here twice, and has an empty line between: it shows in a value of several lines.
    if (end === '\r\n') lines.push({ text: '', line });
    if (end === '') break;
    line += 1;
  }
  return lines;
}

const quotes = /^["']/;

const isUnclosed = (value: string) => quotes.test(value) && value[0] !== value.at(-1);

/** Up to the next line that ends with the quote, wherever it is; to the end of the text where there is none. */
function takeLines(start: string, lines: Iterator<Line>): string {
  let value = start.slice(1);
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const { text } = next.value;
    if (text.at(-1) === start[0]) return `${value}\n${text.slice(0, -1)}`;
    value += `\n${text}`;
  }
  return value;
}

function unquote(value: string): string {
  if (!quotes.test(value)) return value.trim();
  // A lone quote is taken for both.
  const inner = value.length === 1 ? value : value.slice(1, -1);
  return value[0] === '"' ? inner.replaceAll('\\n', '\n') : inner;
}

const isCubeVariable = (name: string): name is CubeVariable =>
  (cubeVariables as readonly string[]).includes(name);

function noteIgnored({ text, line }: Line, { notes }: CubeEnv): void {
  if (/^\s*(#|\/\/|$)/.test(text)) return;
  const variable = text.match(/\w+/g)?.find(isCubeVariable);
  if (variable !== undefined) notes.push({ kind: 'ignored', variable, line });
}
