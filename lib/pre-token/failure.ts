import type { HandlerOutcome } from './handler-run';
import { handlerLimits } from './handler-run';

/**
 * Cognito's error at the callback, or at the token endpoint for a refresh, if the handler failed; `null`
 * otherwise. The function's name is followed by Lambda's own message.
 */
export function cognitoError(outcome: HandlerOutcome): string | null {
  const message = lambdaError(outcome);
  return message === null ? null : `PreTokenGeneration failed with error ${message}.`;
}

/** Lambda's `errorMessage`, or `null` if the handler returned a result. */
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
      return 'The response is nested too deeply';
    case 'crashed':
      return outcome.message;
    case 'busy':
      return 'Rate Exceeded';
  }
}
