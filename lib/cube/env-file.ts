import { type CubeSettings, type CubeVariable, cubeVariables } from '@/lib/configure/profile/cube-settings';
import type { CubeSecrets } from './secrets';

/** A line that Cube reads differently than intended. `line` starts at 1. */
export type EnvNote = {
  kind: /** It names the variable, and Cube passes over it: `export NAME=…`, `NAME: …`. */
    | 'ignored'
    /** A later line sets the variable again and overrides this one. */
    | 'overruled'
    /** It starts with a quote without a closing one, so the following lines are part of the value. */
    | 'unclosed-quote'
    /** It contains `$NAME` or `${NAME}`, which isn't replaced. */
    | 'reference'
    /** NODE_ENV: Cube's server sets it before it reads the file. */
    | 'no-effect'
    /** The shell or Compose fills in the value, so it's unknown here. */
    | 'outside';
  variable: CubeVariable;
  line: number;
};

export type CubeEnv = {
  settings: CubeSettings;
  /** The line of each variable's value, starting at 1. */
  lines: Partial<Record<CubeVariable, number>>;
  notes: EnvNote[];
  /** The secrets that have a value here. Only for one prediction, never stored. */
  secrets: CubeSecrets;
  /** How Cube gets the variables: from a .env file that it reads itself, or from its environment. */
  form: 'env' | 'compose' | 'docker' | 'kubernetes' | 'helm';
};

/** Secrets that matter for tokens, by variable name. */
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

/** Reads a variable as in Cube's process. `null`: it's set, but the value is unknown. */
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

/** An empty secret counts as missing. */
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
 * Reads a `.env` file as Cube does: with @cubejs-backend/dotenv 9 and its option for multi-line values. It
 * differs from all other dotenv versions: it doesn't support `export`, a `#` after a value is part of the
 * value, `${NAME}` isn't replaced, and the last of two lines counts.
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

/**
 * As Cube's dotenv: /^\s*([\w.-]+)\s*=\s*(.*)?\s*$/, but its time would grow with the cube of the line
 * length.
 */
function readAssignment(text: string): { name: string; start: string } | null {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  if (!/^[\w.-]+$/.test(name)) return null;
  const value = text.slice(equals + 1).trimStart();
  // A dot in the pattern doesn't match a line separator, so only white space may follow one.
  const separator = value.search(/[\u2028\u2029]/);
  if (separator === -1) return { name, start: value };
  return value.slice(separator).trim() === '' ? { name, start: value.slice(0, separator) } : null;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let line = 1;
  for (const [, content = '', end] of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    lines.push({ text: content, line });
    // Cube's dotenv splits here twice, which adds an empty line to a multi-line value.
    if (end === '\r\n') lines.push({ text: '', line });
    if (end === '') break;
    line += 1;
  }
  return lines;
}

const quotes = /^["']/;

const isUnclosed = (value: string) => quotes.test(value) && value[0] !== value.at(-1);

/** Up to the next line that ends with the quote, or to the end of the text. */
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
  // A single quote counts as both.
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
