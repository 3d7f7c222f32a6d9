import 'server-only';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { harness } from '@/lib/cube/configuration/harness.mjs';
import type { ConfigurationInput } from '@/lib/cube/configuration/predict';
import { rawConfiguration } from '@/lib/cube/configuration/raw';
import { parseJson } from '@/lib/json/parse';
import { functionText } from '@/lib/server/pre-token/function-text.mjs';
import { inTurn } from '@/lib/server/pre-token/turns';
import { endOfGroup, inGroup, withoutOwnVariables } from '@/lib/server/process/foreign-program';
import { singleton } from '@/lib/server/process/singleton';
import { pythonProgram } from './configuration-python';
import type { LoggedRun } from './run-configuration';

/** See `rememberPrograms`. */
export const configurationProgram = () =>
  singleton('configuration-program', () =>
    fileURLToPath(new URL('./configuration-process.mjs', import.meta.url)),
  );

const timeMs = 10_000;
/** Maximum characters of a result. */
const mostLength = 2_000_000;

const answerSchema = z.object({
  log: z.array(z.object({ level: z.enum(['debug', 'info', 'log', 'warn', 'error']), text: z.string() })),
  raw: rawConfiguration.optional(),
  problem: z.string().optional(),
  line: z.number().nullable().optional(),
});

/** The file that `npm start -- --cube` names; `null` without one. */
export function configurationPath(): string | null {
  const { CUBE_CONFIGURATION: file, INIT_CWD = '.' } = process.env;
  // npm runs this process in the project’s folder, and INIT_CWD is where it was called.
  return file ? resolve(INIT_CWD, file) : null;
}

/**
 * Runs the operator’s cube.js or cube.py in its own process, with the packages next to it. It’s loaded again
 * for each run, so changes take effect immediately.
 */
export async function runConfigurationFile(path: string, input: ConfigurationInput): Promise<LoggedRun> {
  const told = await inTurn(() => (path.endsWith('.py') ? askPython(path, input) : askNode(path, input)));
  const answer = answerSchema.safeParse(told);
  if (told === null || !answer.success)
    return failed(typeof told === 'string' ? told : 'It didn’t return a result.');
  const { log, raw, problem, line } = answer.data;
  return raw
    ? { ok: true, raw, log, missing: [] }
    : { ...failed(problem ?? 'It didn’t return a result.'), log, line: line ?? null };
}

const failed = (problem: string): LoggedRun & { ok: false } => ({
  ok: false,
  problem,
  line: null,
  log: [],
  missing: [],
});

function askNode(path: string, input: ConfigurationInput): Promise<unknown> {
  const child = fork(configurationProgram(), [], {
    cwd: dirname(path),
    env: withoutOwnVariables(process.env),
    ...inGroup,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.send({ path, harness: functionText(harness), input, mostLength });
  return answerOf(child, (done) => child.once('message', done));
}

function askPython(path: string, input: ConfigurationInput): Promise<unknown> {
  const child = spawn('python3', ['-c', pythonProgram], {
    cwd: dirname(path),
    env: withoutOwnVariables(process.env),
    ...inGroup,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify({ path, input }));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    if (text.length < mostLength) text += part;
  });
  return answerOf(child, (done) =>
    child.once('close', () => done(parseJson(text) ?? 'Its process ended without an answer.')),
  );
}

async function answerOf(child: ChildProcess, listen: (done: (answer: unknown) => void) => void) {
  const end = endOfGroup(child);
  try {
    return await new Promise<unknown>((done) => {
      const timer = setTimeout(() => done('It didn’t return a result within 10 seconds.'), timeMs);
      listen((answer) => {
        clearTimeout(timer);
        done(answer);
      });
      child.once('error', ({ message }) => done(message));
      child.once('exit', (code) => {
        if (code !== 0) done(`Its process ended with code ${code}.`);
      });
    });
  } finally {
    end();
  }
}
