import { excerpt } from '@/lib/text/excerpt';
import { cognitoError } from '../failure';
import { type Evidence, type Finding, nodejsPage, question, type Rule } from '../finding';
import { type HandlerOutcome, handlerLimits } from '../handler-run';
import { type NotHere, whyNotHere } from '../not-here';

const seconds = (ms: number) => `${ms / 1000} s`;

/** The default timeout of a new Lambda function, which most people never change. */
const lambdaTimeoutMs = 3000;

const runs = question({ id: 'handler-runs', title: 'Handler run' });

type RunEvidence = Pick<Evidence, 'run' | 'text'>;

/** What follows from a failed handler. */
type Consequence = (outcome: HandlerOutcome) => string;

const handlerRuns = ({ run, text }: RunEvidence, consequence: Consequence): Finding[] => {
  const { outcome, duration_ms } = run;
  if (outcome.kind === 'returned') return [runs.pass(`returned after ${Math.round(duration_ms)} ms`)];
  const why = whyNotHere(run, text?.code ?? null);
  if (why !== null) return [runs.warn(notRunnable(why))];
  const { actual, cause, fix, line } = trouble(outcome);
  return [
    runs.fail({
      expected: 'the complete event, within 5 seconds',
      actual,
      line,
      cause: `${cause} ${consequence(outcome)}`,
      fix,
    }),
  ];
};

const fileWay =
  'Save the handler in a file next to its packages, and start Claimcheck with PRE_TOKEN_HANDLER=/path/to/handler.mjs or npm start -- --pre-token /path/to/handler.mjs. It then runs in a separate Node.js process.';

/** Makes no claim about AWS, because the handler just can't run here. */
function notRunnable(why: NotHere) {
  return why.kind === 'language'
    ? {
        expected: 'JavaScript or TypeScript',
        actual: `not runnable here: ${why.name}`,
        cause: `Claimcheck runs JavaScript and TypeScript handlers only. In AWS, a ${why.name} handler may work as it is.`,
        fix: 'To check its response, paste a JavaScript handler that returns the same response.',
      }
    : {
        expected: 'a handler that needs nothing from outside',
        actual: `not runnable here: it needs ${why.what}`,
        cause: `The handler stopped with “${excerpt(why.error, 300)}”. It may be available in AWS, so the handler may still work there.`,
        fix: fileWay,
      };
}

type Failed = Exclude<HandlerOutcome, { kind: 'returned' }>;

/** Explains the failure. */
function trouble(outcome: Failed): { actual: string; cause: string; fix: string; line?: number | null } {
  switch (outcome.kind) {
    case 'threw':
      return {
        actual: `${outcome.name}: ${outcome.message}`,
        line: outcome.line,
        cause: 'The handler threw an error, or its promise was rejected.',
        fix: fixOf(outcome),
      };
    case 'syntax':
      return {
        actual: `SyntaxError: ${outcome.message}`,
        line: outcome.line,
        cause: 'The code isn’t valid JavaScript (CommonJS or ES module) or TypeScript.',
        fix: 'Fix the line in the message, or the line before it.',
      };
    case 'no-handler':
      return {
        actual: exportsOf(outcome),
        cause: 'Lambda calls the export in the function’s Handler setting, index.handler by default.',
        fix: 'Use exports.handler = … (CommonJS) or export const handler = … (ES module).',
      };
    case 'timeout':
      return {
        actual: `no result after ${seconds(handlerLimits.time_ms)}`,
        cause:
          'The handler waits for something, or has an infinite loop. A handler with a callback also waits for running timers.',
        fix: 'Return earlier, set a timeout for every request, and clear intervals that you set.',
      };
    case 'never-settled':
      return {
        actual: 'a promise that never settles',
        cause:
          'The handler awaits something that never happens, such as a callback that isn’t called. In Lambda, the process then exits without a result.',
        fix: 'Make sure that every code path resolves or rejects.',
      };
    case 'out-of-memory':
      return {
        actual: `more than ${handlerLimits.memory_bytes / 1024 / 1024} MB of memory`,
        cause: 'The handler’s memory keeps growing, or it creates a very large value.',
        fix: 'Use less memory. A new Lambda function has 128 MB for Node.js and the handler.',
      };
    case 'too-large':
      return {
        actual: `a result of ${outcome.length} characters`,
        cause: `Claimcheck reads at most ${handlerLimits.answer_length} characters. Lambda allows 6 MB, but a token of that size doesn’t fit in a header.`,
        fix: 'Put an ID in the claims, and look up the rest where you need it.',
      };
    case 'too-deep':
      return {
        actual: `a result with ${outcome.depth} levels of nesting`,
        cause: 'Programs that read the token can’t parse this many levels.',
        fix: 'Use flat values in the claims.',
      };
    case 'crashed':
      return {
        actual: outcome.message,
        cause: 'The handler’s process exited before it returned a result.',
        fix: 'Run the file with node and check its output.',
      };
    case 'busy':
      return {
        actual: 'too many handlers are running',
        cause: 'Each handler can use a processor for up to 5 seconds.',
        fix: 'Try again in a moment.',
      };
  }
}

/** By the kind of error: usually an attribute is missing, unless a name is misspelled. */
function fixOf({ name, message }: Extract<Failed, { kind: 'threw' }>): string {
  if (/^Unknown file extension "\.[cm]?ts"/.test(message))
    return 'Use the compiled JavaScript file, as in Lambda. Node.js 22.18 or later can also run TypeScript.';
  if (name === 'ReferenceError') return 'Check the name for a typo, or declare it.';
  if (name === 'TypeError')
    return 'Handle missing attributes: they are undefined. Omit claims that depend on them.';
  return 'If the handler throws on purpose, this user can’t sign in. Otherwise, handle the case in the message.';
}

function exportsOf({ exports, bare }: Extract<Failed, { kind: 'no-handler' }>): string {
  if (bare) return 'module.exports is the function';
  return exports.length > 0 ? `exports: ${exports.join(', ')}` : 'no function is exported';
}

const missing = question({ id: 'needs-more', title: 'Available resources' });

const needsMore = ({ run, text }: RunEvidence): Finding[] => {
  if (run.missing.length === 0 || whyNotHere(run, text?.code ?? null) !== null) return [];
  const failed = run.outcome.kind !== 'returned';
  const trouble = {
    expected: 'plain JavaScript',
    actual: run.missing.join(', '),
    cause:
      'A handler on this page runs in a sandbox without network, files, packages, or environment variables.',
    fix: fileWay,
  };
  return [failed ? missing.fail(trouble) : missing.warn(trouble)];
};

const callback = question({
  id: 'callback-handler',
  title: 'Handler signature',
  spec: nodejsPage,
});

const callbackHandler = ({ run: { parameters, outcome } }: RunEvidence): Finding[] => {
  const byCallback = outcome.kind === 'returned' && outcome.by === 'callback';
  const declared = (parameters ?? 0) >= 3;
  if (!byCallback && !declared) return [];
  return [
    callback.warn({
      expected: 'async (event) => event',
      actual: !byCallback
        ? 'has a callback as its third parameter'
        : declared
          ? 'returns its result through a callback'
          : 'returns its result through context.succeed, context.done, or an undeclared callback',
      cause: declared
        ? 'Lambda has no callbacks since nodejs24.x. A handler with three parameters fails with Runtime.CallbackHandlerDeprecated before it runs.'
        : 'Since nodejs24.x, Lambda accepts only a promise. It ignores context.succeed, context.done, and callbacks.',
      fix: 'Use an async function that returns the event, or select nodejs22.x for the function.',
    }),
  ];
};

const name = question({ id: 'handler-name', title: 'Handler name', spec: nodejsPage });

const handlerName = ({ run }: RunEvidence): Finding[] =>
  run.name === null || run.name === 'handler'
    ? []
    : [
        name.warn({
          expected: 'index.handler',
          actual: `index.${run.name}`,
          cause: 'The only exported function doesn’t match the Handler setting of a new function.',
          fix: `Export it as handler, or set the function's Handler to index.${run.name}.`,
        }),
      ];

const time = question({ id: 'handler-time', title: 'Run time' });

const handlerTime = ({ run: { outcome, duration_ms } }: RunEvidence): Finding[] =>
  outcome.kind !== 'returned' || duration_ms <= lambdaTimeoutMs
    ? []
    : [
        time.warn({
          expected: `less than ${seconds(lambdaTimeoutMs)}`,
          actual: `${(duration_ms / 1000).toFixed(1)} s`,
          cause:
            'Cognito waits for 5 seconds, but Lambda stops a new function after 3, including its cold start.',
          fix: 'Return faster, or increase the function’s Timeout to 5 seconds.',
        }),
      ];

/** The rules about a run of any trigger. */
export const runFindings = (evidence: RunEvidence, consequence: Consequence): Finding[] => [
  ...handlerRuns(evidence, consequence),
  ...[needsMore, callbackHandler, handlerName, handlerTime].flatMap((rule) => rule(evidence)),
];

const noTokens: Consequence = (outcome) =>
  `Cognito may try again, then issues no tokens. The Hosted UI redirects to the callback URL with error_description=${cognitoError(outcome)}`;

export const runRules: readonly Rule[] = [(evidence) => runFindings(evidence, noTokens)];
