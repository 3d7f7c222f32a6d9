import type { RevocationFailure } from '@/lib/exchange/revocation';
import type { UserInfoFailure } from '@/lib/exchange/user-info';
import type { Failure } from '@/lib/run/failure';

type AnyFailure = Failure | UserInfoFailure | RevocationFailure;

/** The kind of a failure. For a request without a response, the reason. */
export const failureKind = (failure: AnyFailure): string =>
  failure.kind === 'outbound' ? failure.fault.kind : failure.kind;

/** The provider's response, verbatim; `undefined` if there was none. */
export function providerAnswer(failure: AnyFailure): string | undefined {
  if ('body' in failure)
    return 'status' in failure ? `HTTP ${failure.status}\n\n${failure.body}` : failure.body;
  const words = 'words' in failure ? failure.words : 'error' in failure ? failure : undefined;
  if (words) {
    const { error, error_description } = words;
    return error_description === null
      ? `error=${error}`
      : `error=${error}\nerror_description=${error_description}`;
  }
  return undefined;
}
