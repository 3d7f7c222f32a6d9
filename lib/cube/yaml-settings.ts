import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { type CubeEnv, isCubeVariable, nothingRead, takeVariable } from './env-file';
import { isShallowYaml } from './is-shallow-yaml';

/** In characters: more than any file of a service has. */
const longest = 200_000;
const mostNodes = 20_000;

type Reading = { env: CubeEnv; counter: LineCounter; left: number };

/**
 * Reads Cube’s variables from a YAML text, with YAML’s rules for quotes and comments: `environment` of a
 * Compose file as a map or a list; `env`, ConfigMaps, and Secrets of Kubernetes; `jwt` and `config` of the
 * community’s Helm chart. `null` for a text without settings.
 */
export function readYamlSettings(text: string): CubeEnv | null {
  if (text.length > longest || !isShallowYaml(text)) return null;
  const counter = new LineCounter();
  const reading: Reading = { env: nothingRead('compose'), counter, left: mostNodes };
  // A pretty error quotes its line, which would be quadratic for as many errors as characters.
  const options = { lineCounter: counter, uniqueKeys: false, prettyErrors: false };
  const documents = parseAllDocuments(text, options);
  for (const document of Array.isArray(documents) ? documents : []) {
    const root: unknown = document.contents;
    if (isMap(root) && (root.has('kind') || root.has('apiVersion'))) reading.env.form = 'kubernetes';
    if (isMap(root)) readHelm(root, reading);
    walk(root, reading, false);
  }
  const { env } = reading;
  const found =
    Object.keys(env.lines).length + Object.keys(env.secrets).length + env.notes.length > 0 ||
    env.settings.has_api_secret;
  return found ? env : null;
}

function walk(node: unknown, reading: Reading, inSecret: boolean): void {
  reading.left -= 1;
  if (reading.left < 0) return;
  // A manifest may be one of a list.
  const isSecret = isMap(node) && node.has('kind') ? node.get('kind') === 'Secret' : inSecret;
  if (isMap(node)) {
    readNamed(node, reading);
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (isName(name)) take(reading, name, value, key as Node, false);
      else if (isSecret && name === 'data' && isMap(value)) readEncoded(value, reading);
      else walk(value, reading, isSecret);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      if (isScalar(item) && typeof item.value === 'string') readListed(item.value, item, reading);
      else walk(item, reading, isSecret);
    }
  }
}

/** `- NAME=value` in a Compose file. */
function readListed(text: string, node: Node, reading: Reading) {
  const at = text.indexOf('=');
  const name = at === -1 ? text : text.slice(0, at);
  if (isName(name)) put(reading, name, at === -1 ? null : text.slice(at + 1), node);
}

/** Kubernetes: `- name: NAME` with `value: …`; `valueFrom` refers to another place. */
function readNamed(map: YAMLMap, reading: Reading) {
  const name = map.get('name');
  if (typeof name !== 'string' || !isName(name)) return;
  reading.env.form = 'kubernetes';
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === 'value');
  take(reading, name, pair?.value, map, true);
}

/** `data` of a Secret is Base64. */
function readEncoded(map: YAMLMap, reading: Reading) {
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (isName(name) && isScalar(value)) put(reading, name, decoded(String(value.value)), key as Node);
  }
}

function decoded(text: string): string | null {
  try {
    return atob(text.trim());
  } catch {
    return null;
  }
}

const isName = (name: string) => name.startsWith('CUBEJS_') || isCubeVariable(name);

function take(reading: Reading, name: string, value: unknown, node: Node, isKubernetes: boolean) {
  if (value === null || value === undefined || (isScalar(value) && value.value === null)) {
    // Compose passes the shell's variable.
    put(reading, name, isKubernetes && value !== undefined ? '' : null, node);
  } else if (isScalar(value)) put(reading, name, textOf(value), node);
}

/** A number or a boolean as written. */
const textOf = (scalar: { value: unknown; source?: string }): string =>
  typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));

function put({ env, counter }: Reading, name: string, value: string | null, node: Node) {
  const line = counter.linePos(node.range?.[0] ?? 0).line;
  const filled =
    env.form === 'compose' ? hasReference : env.form === 'kubernetes' ? hasDependent : () => false;
  const isFilled = value !== null && filled(value);
  takeVariable(env, name, isFilled ? null : (value?.replaceAll('$$', '$') ?? null), line);
}

/** Compose replaces `${NAME}` and `$NAME`; `$$` is a dollar sign. */
const hasReference = (value: string) => /\$(\{|[A-Za-z_])/.test(value.replaceAll('$$', ''));

/** Kubernetes fills in `$(NAME)`. */
const hasDependent = (value: string) => /(^|[^$])\$\([A-Za-z_]/.test(value);

/**
 * Fields of `jwt` and `config` in the values of the chart gadsme/cube, and the variables that they set. Empty
 * ones set nothing.
 */
const chart: Record<string, string> = {
  'jwt.jwkUrl': 'CUBEJS_JWK_URL',
  'jwt.url': 'CUBEJS_JWK_URL',
  'jwt.key': 'CUBEJS_JWT_KEY',
  'jwt.audience': 'CUBEJS_JWT_AUDIENCE',
  'jwt.issuer': 'CUBEJS_JWT_ISSUER',
  'jwt.subject': 'CUBEJS_JWT_SUBJECT',
  'jwt.algs': 'CUBEJS_JWT_ALGS',
  'jwt.claimsNamespace': 'CUBEJS_JWT_CLAIMS_NAMESPACE',
  'jwt.keyFromSecret': 'CUBEJS_JWT_KEY',
  'config.apiSecret': 'CUBEJS_API_SECRET',
  'config.apiSecretFromSecret': 'CUBEJS_API_SECRET',
  'config.playgroundAuthSecret': 'CUBEJS_PLAYGROUND_AUTH_SECRET',
  'config.playgroundAuthSecretFromSecret': 'CUBEJS_PLAYGROUND_AUTH_SECRET',
  'config.devMode': 'CUBEJS_DEV_MODE',
};

function readHelm(root: YAMLMap, reading: Reading) {
  // The chart's values may be part of another chart's.
  const maps = [root, ...root.items.flatMap(({ value }) => (isMap(value) ? [value] : []))];
  for (const map of maps) {
    for (const [path, name] of Object.entries(chart)) {
      const pair = memberAt(map, path.split('.'));
      const value = pair?.value;
      if (!pair || !(isMap(value) || (isScalar(value) && value.value))) continue;
      reading.env.form = 'helm';
      put(reading, name, isScalar(value) ? textOf(value) : null, pair.key as Node);
    }
  }
}

function memberAt(map: YAMLMap, path: string[]): Pair | null {
  const [first, ...rest] = path;
  const pair = map.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === first);
  if (!pair || rest.length === 0) return pair ?? null;
  return isMap(pair.value) ? memberAt(pair.value, rest) : null;
}
