import { cognitoError } from '../failure';
import { type Finding, nodejsPage, question, type Rule } from '../finding';
import { type HandlerOutcome, handlerLimits } from '../handler-run';

const seconds = (ms: number) => `${ms / 1000} s`;

/** The default of a new Lambda function, which most people never change. */
const lambdaTimeoutMs = 3000;

const runs = question({ id: 'handler-runs', title: 'The handler answers' });

const handlerRuns: Rule = ({ run }) => {
  const { outcome, duration_ms } = run;
  if (outcome.kind === 'returned') return [runs.pass(`after ${Math.round(duration_ms)} ms`)];
  const { actual, cause, fix, line } = trouble(outcome);
  const words = cognitoError(outcome);
  return [
    runs.fail({
      expected: 'the whole event, within 5 seconds',
      actual,
      line,
      cause: `${cause} Cognito makes up to three tries, then issues no tokens: a sign-in at the Hosted UI ends at the callback with error_description=${words}`,
      fix,
    }),
  ];
};

type Failed = Exclude<HandlerOutcome, { kind: 'returned' }>;

/** What went wrong, in words. */
function trouble(outcome: Failed): { actual: string; cause: string; fix: string; line?: number | null } {
  switch (outcome.kind) {
    case 'threw':
      return {
        actual: `${outcome.name}: ${outcome.message}`,
        line: outcome.line,
        cause: 'The handler threw, or its promise was rejected.',
        fix: /^Unknown file extension "\.[cm]?ts"/.test(outcome.message)
          ? 'Name the JavaScript that is made of it, as Lambda gets it. Node.js itself takes types away from 22.18 on.'
          : 'Make the handler go on without what is missing: an attribute that the user does not have is undefined, and what depends on it can be left out of the claims.',
      };
    case 'syntax':
      return {
        actual: `SyntaxError: ${outcome.message}`,
        line: outcome.line,
        cause:
          'The text is no JavaScript, CommonJS or ES module, and is not after its TypeScript types were taken away either.',
        fix: 'Repair the line that is named, or the one before it.',
      };
    case 'no-handler':
      return {
        actual: exportsOf(outcome),
        cause:
          'Lambda calls the export that its Handler setting names: index.handler, unless it was changed.',
        fix: 'Write exports.handler = … (CommonJS) or export const handler = … (ES module).',
      };
    case 'timeout':
      return {
        actual: `no answer after ${seconds(handlerLimits.time_ms)}`,
        cause:
          'The handler waits for something, or loops; one that takes a callback is also kept waiting by a timer that still runs.',
        fix: 'Answer earlier, give every request a time limit of its own, and clear what setInterval began.',
      };
    case 'never-settled':
      return {
        actual: 'a promise that nothing can settle any more',
        cause:
          'The handler awaits something that never comes, such as a callback that nobody calls. In Lambda the process then ends without an answer.',
        fix: 'See to it that every path resolves or rejects.',
      };
    case 'out-of-memory':
      return {
        actual: `more than ${handlerLimits.memory_bytes / 1024 / 1024} MB of memory`,
        cause: 'The handler keeps more and more, or makes a very large value.',
        fix: 'Keep less. A new Lambda function has 128 MB for Node.js and the handler together.',
      };
    case 'too-large':
      return {
        actual: `an answer of ${outcome.length} characters`,
        cause: `No more than ${handlerLimits.answer_length} are read here. Lambda takes 6 MB, but tokens of that size fit no header.`,
        fix: 'Put an id into the claims, and look the rest up where it is needed.',
      };
    case 'too-deep':
      return {
        actual: `an answer that is nested ${outcome.depth} levels deep`,
        cause: 'Nobody who reads the token could read it.',
        fix: 'Put flat values into the claims.',
      };
    case 'crashed':
      return {
        actual: outcome.message,
        cause: "The handler's process ended before it answered.",
        fix: 'Run the file with node by itself, and see what it says.',
      };
    case 'busy':
      return {
        actual: 'too many handlers run already',
        cause: 'Each takes a processor for up to 5 seconds.',
        fix: 'Try again in a moment.',
      };
  }
}

function exportsOf({ exports, bare }: Extract<Failed, { kind: 'no-handler' }>): string {
  if (bare) return 'module.exports is the function itself';
  return exports.length > 0 ? `exports: ${exports.join(', ')}` : 'no function is exported';
}

const missing = question({ id: 'needs-more', title: 'Everything the handler needs is here' });

const needsMore: Rule = ({ run }) => {
  if (run.missing.length === 0) return [];
  const failed = run.outcome.kind !== 'returned';
  const trouble = {
    expected: 'plain JavaScript',
    actual: run.missing.join(', '),
    cause:
      'A handler that is typed into the page runs in a sandbox without network, files, packages or environment variables.',
    fix: 'Put the handler into a file beside its packages and start Claimcheck with PRE_TOKEN_HANDLER=/path/to/handler.mjs, or npm start -- --pre-token /path/to/handler.mjs: it then runs in a Node.js process of its own, anew at each sign-in.',
  };
  return [failed ? missing.fail(trouble) : missing.warn(trouble)];
};

const callback = question({
  id: 'callback-handler',
  title: 'Current Node.js runtimes of Lambda can call the handler',
  spec: nodejsPage,
});

const callbackHandler: Rule = ({ run: { parameters, outcome } }) => {
  const byCallback = outcome.kind === 'returned' && outcome.by === 'callback';
  const declared = (parameters ?? 0) >= 3;
  if (!byCallback && !declared) return [];
  return [
    callback.warn({
      expected: 'async (event) => event',
      actual: !byCallback
        ? 'declares a callback as its third parameter'
        : declared
          ? 'answers through a callback'
          : 'answers through context.succeed, context.done, or a callback that it does not declare',
      cause: declared
        ? 'From nodejs24.x on Lambda has no callbacks. A handler with three parameters fails there with Runtime.CallbackHandlerDeprecated, before it is called.'
        : 'From nodejs24.x on Lambda takes the answer of a promise alone: none through context.succeed and its like, and none through a callback.',
      fix: 'Write the handler as an async function that returns the event, or choose nodejs22.x for the function.',
    }),
  ];
};

const name = question({ id: 'handler-name', title: 'Lambda finds the handler', spec: nodejsPage });

const handlerName: Rule = ({ run }) =>
  run.name === null || run.name === 'handler'
    ? []
    : [
        name.warn({
          expected: 'index.handler',
          actual: `index.${run.name}`,
          cause: "The only function that is exported has another name than a new function's Handler setting.",
          fix: `Export it as handler, or set the function's Handler to index.${run.name}.`,
        }),
      ];

const time = question({ id: 'handler-time', title: "The answer comes within a new function's time limit" });

const handlerTime: Rule = ({ run: { outcome, duration_ms } }): Finding[] =>
  outcome.kind !== 'returned' || duration_ms <= lambdaTimeoutMs
    ? []
    : [
        time.warn({
          expected: `less than ${seconds(lambdaTimeoutMs)}`,
          actual: `${(duration_ms / 1000).toFixed(1)} s`,
          cause:
            'Cognito waits for 5 seconds, but Lambda ends a new function after 3, and a cold start counts.',
          fix: "Answer faster, or raise the function's Timeout to 5 seconds.",
        }),
      ];

export const runRules: readonly Rule[] = [handlerRuns, needsMore, callbackHandler, handlerName, handlerTime];
