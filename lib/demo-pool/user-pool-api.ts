import * as z from 'zod';
import { type ApiOperation, exception } from './api-responses';
import { respondToAuthChallenge } from './auth-challenge';
import { type DemoClient, findClient } from './clients';
import { initiateAuth } from './initiate-auth';
import type { Pool } from './pool';

const prefix = 'AWSCognitoIdentityProviderService.';

const operations: Readonly<Record<string, ApiOperation>> = {
  InitiateAuth: initiateAuth,
  RespondToAuthChallenge: respondToAuthChallenge,
};

const values = z.record(z.string(), z.string()).optional();

const schema = z.object({
  ClientId: z.string(),
  AuthFlow: z.string().optional(),
  ChallengeName: z.string().optional(),
  Session: z.string().nullish(),
  AuthParameters: values,
  ChallengeResponses: values,
});

/**
 * POST / on the issuer's host: the part of the user pools API that signs users in, as JSON 1.1.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function userPoolApi(pool: Pool, request: Request): Promise<Response> {
  const target = request.headers.get('x-amz-target') ?? '';
  const name = target.startsWith(prefix) ? target.slice(prefix.length) : '';
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) return exception('UnknownOperationException', '');
  const read = schema.safeParse(await readJson(request));
  if (!read.success) return exception('SerializationException', 'The request isn’t one of this operation.');
  const { ClientId, AuthParameters, ChallengeResponses, ...texts } = read.data;
  const client = findClient(ClientId);
  if (!client)
    return exception(
      'ResourceNotFoundException',
      `User pool client ${ClientId.slice(0, 128)} does not exist.`,
    );
  const given = AuthParameters ?? ChallengeResponses ?? {};
  return (
    (await checkSecretHash(pool, client, given)) ??
    (await operation(pool, { client, values: given, text: (name) => texts[name] ?? '' }))
  );
}

/** In characters. The largest request contains an SRP public value and a secret block. */
const longest = 65_536;

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text.length > longest ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Checks the HMAC-SHA256 of user name and client ID with the secret. Returns the problem, or undefined. */
async function checkSecretHash(
  pool: Pool,
  { client_id, client_secret }: DemoClient,
  { USERNAME = '', SECRET_HASH }: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  const refuse = (message: string) => exception('NotAuthorizedException', message);
  if (client_secret === undefined) {
    return SECRET_HASH === undefined
      ? undefined
      : refuse(`Client ${client_id} is not configured for secret but secret hash was received`);
  }
  if (SECRET_HASH === undefined)
    return refuse(`Client ${client_id} is configured with secret but SECRET_HASH was not received`);
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(client_secret), algorithm, false, ['sign']);
  const digest = await crypto.subtle.sign('HMAC', key, encoder.encode(USERNAME + client_id));
  const matches = Buffer.from(digest).toString('base64') === SECRET_HASH && pool.fault !== 'wrong-secret';
  return matches ? undefined : refuse(`SecretHash does not match for the client: ${client_id}`);
}
