import type { HandlerOutcome } from './handler-run';
import { handlerLimits } from './handler-run';

/**
 * What Cognito says at the callback, or at the token endpoint for a refresh, when the handler gave no answer; `null`
 * where it gave one. Behind the function's name come Lambda's own words.
 */
export function cognitoError(outcome: HandlerOutcome): string | null {
  const message = lambdaError(outcome);
  return message === null ? null : `PreTokenGeneration failed with error ${message}.`;
}

/** Lambda's `errorMessage`, or `null` where there is an answer. */
export function lambdaError(outcome: HandlerOutcome): string | null {
  switch (outcome.kind) {
    case 'returned':
      return null;
    case 'threw':
      return outcome.message;
    case 'syntax':
      return `SyntaxError: ${outcome.message}`;
    case 'no-handler':
      return 'index.handler is undefined or not exported';
    case 'timeout':
      return `Task timed out after ${(handlerLimits.time_ms / 1000).toFixed(2)} seconds`;
    case 'never-settled':
      return 'Runtime exited without providing a reason';
    case 'out-of-memory':
      return 'Runtime exited with error: signal: killed';
    case 'too-large':
      return 'Response payload size exceeded maximum allowed payload size';
    case 'too-deep':
      return 'The answer is nested too deep';
    case 'crashed':
      return outcome.message;
    case 'busy':
      return 'Rate Exceeded';
  }
}
