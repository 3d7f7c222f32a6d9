import { type CubeSettings, type CubeVariable, cubeVariables } from '@/lib/configure/profile/cube-settings';
import type { CubeSecrets } from './secrets';

/** A line that Cube does not read as its writer meant it. `line` counts from 1. */
export type EnvNote = {
  kind: /** It names the variable, and Cube passes over it: `export NAME=…`, `NAME: …`. */
    | 'ignored'
    /** A later line sets the variable again, and that one counts. */
    | 'overruled'
    /** It begins with a quote that does not end it, so that the lines after it are part of the value. */
    | 'unclosed-quote'
    /** It has `$NAME` or `${NAME}` in it, which stays as it is. */
    | 'reference'
    /** NODE_ENV: Cube's server sets it before it reads the file. */
    | 'no-effect'
    /** The shell or Compose that starts Cube fills in the value, so it isn’t known here. */
    | 'outside';
  variable: CubeVariable;
  line: number;
};

export type CubeEnv = {
  settings: CubeSettings;
  /** The line of each variable's value, counted from 1. */
  lines: Partial<Record<CubeVariable, number>>;
  notes: EnvNote[];
  /** Of the secrets that have a value here. For one prediction, never stored. */
  secrets: CubeSecrets;
  /** How the variables reach Cube: a .env file that it reads itself, or its environment. */
  form: 'env' | 'compose' | 'docker' | 'kubernetes' | 'helm';
};

/** Secrets that decide about a token, by the name of their variable. */
const secretNames = {
  CUBEJS_API_SECRET: 'apiSecret',
  CUBEJS_API_SECRETS: 'apiSecrets',
  CUBEJS_JWT_KEY: 'jwtKey',
  CUBEJS_PLAYGROUND_AUTH_SECRET: 'playgroundAuthSecret',
} as const satisfies Record<string, keyof CubeSecrets>;

export const nothingRead = (form: CubeEnv['form']): CubeEnv => ({
  settings: { variables: {}, has_api_secret: false, has_jwt_key: false },
  lines: {},
  notes: [],
  secrets: {},
  form,
});

/** Takes one variable as Cube's process gets it. `null`: it is set, to a value that isn't given. */
export function takeVariable(env: CubeEnv, name: string, value: string | null, line: number): void {
  if (isSecretName(name)) {
    takeSecret(env, name, value);
    return;
  }
  if (!isCubeVariable(name)) return;
  if (value === null) {
    env.notes.push({ kind: 'outside', variable: name, line });
    return;
  }
  env.settings.variables[name] = value;
  env.lines[name] = line;
}

const isSecretName = (name: string): name is keyof typeof secretNames => Object.hasOwn(secretNames, name);

/** An empty secret is none. */
function takeSecret({ settings, secrets }: CubeEnv, name: keyof typeof secretNames, value: string | null) {
  const isSet = value !== '';
  const member = secretNames[name];
  delete secrets[member];
  if (value) secrets[member] = value;
  if (name === 'CUBEJS_API_SECRET') settings.has_api_secret = isSet;
  if (name === 'CUBEJS_JWT_KEY') settings.has_jwt_key = isSet;
  if (name === 'CUBEJS_API_SECRETS') assign(settings, 'has_api_secrets', isSet);
  if (name === 'CUBEJS_PLAYGROUND_AUTH_SECRET') assign(settings, 'has_playground_secret', isSet);
}

function assign(
  settings: CubeSettings,
  member: 'has_api_secrets' | 'has_playground_secret',
  isSet: boolean,
): void {
  delete settings[member];
  if (isSet) settings[member] = true;
}

/**
 * Reads the text of a `.env` file as Cube does: with @cubejs-backend/dotenv 9, and its option for values of several
 * lines. No other dotenv reads quite the same: `export` is unknown to it, a `#` after a value is part of the value, a
 * `${NAME}` stays one, and the last of two lines wins.
 */
export function readCubeEnv(text: string): CubeEnv {
  const env = nothingRead('env');
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
    if (isCubeVariable(name)) noteLine(env, name, value, next.line, unclosed);
    if (name !== 'NODE_ENV') takeVariable(env, name, value, next.line);
  }
  return env;
}

function noteLine(env: CubeEnv, variable: CubeVariable, value: string, line: number, unclosed: boolean) {
  const note = (kind: EnvNote['kind'], at: number) => env.notes.push({ kind, variable, line: at });
  if (variable === 'NODE_ENV') return note('no-effect', line);
  const earlier = env.lines[variable];
  if (earlier !== undefined) note('overruled', earlier);
  if (unclosed) note('unclosed-quote', line);
  if (/\$(\{\w|[A-Za-z_])/.test(value)) note('reference', line);
}

type Line = { text: string; line: number };

/** As Cube's dotenv: /^\s*([\w.-]+)\s*=\s*(.*)?\s*$/, whose time would grow with the cube of the line. */
function readAssignment(text: string): { name: string; start: string } | null {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  if (!/^[\w.-]+$/.test(name)) return null;
  const value = text.slice(equals + 1).trimStart();
  // A full stop of the pattern isn't a line separator, so that nothing but white space may follow one.
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

/** Up to the next line that ends with the quote, wherever it is; to the end of the text if there is none. */
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

export const isCubeVariable = (name: string): name is CubeVariable =>
  (cubeVariables as readonly string[]).includes(name);

function noteIgnored({ text, line }: Line, { notes }: CubeEnv): void {
  if (/^\s*(#|\/\/|$)/.test(text)) return;
  const variable = text.match(/\w+/g)?.find(isCubeVariable);
  if (variable !== undefined) notes.push({ kind: 'ignored', variable, line });
}
