import 'server-only';
import { harness } from '@/lib/cube/configuration/harness.mjs';
import type { ConfigurationInput, ConfigurationRun } from '@/lib/cube/configuration/predict';
import { rawConfiguration } from '@/lib/cube/configuration/raw';
import type { LogLine } from '@/lib/pre-token/handler-run';
import { functionText } from '@/lib/server/pre-token/function-text.mjs';
import { runHandler } from '@/lib/server/pre-token/run-handler';

/** With its log, and what it needs that the sandbox doesn’t provide. */
export type LoggedRun = ConfigurationRun & { log: LogLine[]; missing: string[] };

/** Runs a pasted cube.js in the sandbox of the Lambda workbench. Never throws because of the file. */
export async function runConfiguration(code: string, input: ConfigurationInput): Promise<LoggedRun> {
  const run = await runHandler({ kind: 'typed', code: wrapped(code, input.env) }, input);
  const { outcome, log, missing } = run;
  const about = { log, missing: missing.filter((each) => !input.env[each.replace('process.env.', '')]) };
  if (outcome.kind !== 'returned') {
    const message = 'message' in outcome ? outcome.message : outcome.kind;
    const line = 'line' in outcome ? outcome.line : null;
    return { ...about, ok: false, problem: message, line };
  }
  const raw = rawConfiguration.safeParse(outcome.value);
  return raw.success
    ? { ...about, ok: true, raw: raw.data }
    : { ...about, ok: false, problem: 'It exports something other than an object.', line: null };
}

/** The configuration starts on the first line, so that line numbers don't change. */
const wrapped = (code: string, env: Record<string, string>): string =>
  `Object.assign(process.env, ${JSON.stringify(env)}); const claimcheck = { exports: {} }; (function (module, exports, require) { ${code}
})(claimcheck, claimcheck.exports, require);
exports.handler = async (input) => ${functionText(harness)}(claimcheck.exports, input);`;
