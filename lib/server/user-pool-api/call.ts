import 'server-only';
import { type ApiAnswer, type ApiOperation, readApiAnswer } from '@/lib/exchange/api-sign-in';
import { mask } from '@/lib/http/transcript';
import type { JsonObject } from '@/lib/json/object';
import { send } from '@/lib/server/outbound/outbound';
import { replaceEvery } from '@/lib/text/occurrences';

/**
 * Calls the user pools API. The call isn't recorded, because it contains the password. `secrets` are removed
 * from the response, because its messages are shown.
 */
export async function callUserPool(
  endpoint: string,
  operation: ApiOperation,
  parameters: JsonObject,
  secrets: readonly string[],
): Promise<ApiAnswer> {
  const result = await send(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(parameters),
  });
  if (!result.ok) return { kind: 'failed', failure: { kind: 'outbound', fault: result.fault } };
  const answer = readApiAnswer(operation, result.response);
  if (answer.kind !== 'failed') return answer;
  const { failure } = answer;
  const clean = (text: string) =>
    secrets.reduce((rest, secret) => replaceEvery(rest, secret, mask('password')), text);
  switch (failure.kind) {
    case 'refused':
      return { kind: 'failed', failure: { ...failure, message: clean(failure.message) } };
    case 'not-understood':
      return { kind: 'failed', failure: { ...failure, body: clean(failure.body) } };
    case 'outbound':
    case 'challenge':
      return answer;
  }
}
