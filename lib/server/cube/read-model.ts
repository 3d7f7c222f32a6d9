import 'server-only';
import { modelHarness } from '@/lib/cube/model/harness.mjs';
import type { ModelReader } from '@/lib/cube/model/predict-model';
import { readScriptModel } from '@/lib/cube/model/read-script';
import { functionText } from '@/lib/server/pre-token/function-text.mjs';
import { runHandler } from '@/lib/server/pre-token/run-handler';

/**
 * Runs a pasted model in JavaScript in the sandbox of the Lambda workbench. Never throws because of the
 * model.
 */
export const readModelScript: ModelReader = async (text, securityContext) => {
  const { outcome } = await runHandler({ kind: 'typed', code: wrapped(text) }, { context: securityContext });
  if (outcome.kind === 'returned') return readScriptModel(outcome.value, securityContext);
  return {
    ok: false,
    text: 'message' in outcome ? outcome.message : outcome.kind,
    line: 'line' in outcome ? outcome.line : null,
  };
};

/**
 * The model starts on the first line, so that line numbers don't change. Only sloppy code supports `with`.
 */
const wrapped = (text: string): string => `const claimcheckModel = function (scope) { with (scope) { ${text}
} };
exports.handler = async ({ context }) => ${functionText(modelHarness)}(claimcheckModel, context);`;
