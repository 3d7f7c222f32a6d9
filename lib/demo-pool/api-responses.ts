import type { DemoClient } from './clients';
import type { ExpiringMap } from './expiring-map';
import type { Pool } from './pool';
import { json } from './responses';

/** The exceptions of the user pools API that the demo pool throws, with Cognito's messages. */
export type ApiException =
  | 'CodeMismatchException'
  | 'InvalidParameterException'
  | 'InvalidPasswordException'
  | 'NotAuthorizedException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'UnknownOperationException'
  | 'UserLambdaValidationException';

const type = 'application/x-amz-json-1.1';

/** Exceptions are HTTP 400, in the body and in two headers. */
export const exception = (__type: ApiException, message: string): Response =>
  json(
    { __type, message },
    {
      status: 400,
      headers: {
        'content-type': type,
        'x-amzn-errortype': `${__type}:`,
        'x-amzn-errormessage': message.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500),
      },
    },
  );

export const wrongPassword = (): Response =>
  exception('NotAuthorizedException', 'Incorrect username or password.');

export const result = (body: unknown): Response => json(body, { headers: { 'content-type': type } });

/** A challenge with its session, which is valid for one response. */
export const challenge = (
  ChallengeName: string,
  ChallengeParameters: Record<string, string>,
  Session?: string,
): Response => result({ ChallengeName, ChallengeParameters, ...(Session && { Session }) });

/** The input of an operation: strings, some of them in an object. */
export type ApiRequest = {
  client: DemoClient;
  /** `AuthParameters` or `ChallengeResponses`. */
  values: Readonly<Record<string, string>>;
  text: (name: 'AuthFlow' | 'ChallengeName' | 'Session') => string;
};

export type ApiOperation = (pool: Pool, request: ApiRequest) => Promise<Response>;

/** Stores a value under a new key that can be used once. */
export function keep<T>(map: ExpiringMap<T>, value: T, seconds: number): string {
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(64))).toString('base64');
  map.set(key, value, seconds);
  return key;
}
