import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFree } from '../free-ports';
import { type Program, startProgram } from '../program';
import { peersFolder, unavailable } from './unavailable';

/** Its discovery document has this URL, wherever it listens. */
const port = 9229;
const address = `http://localhost:${port}`;

/** A cognito-local with a user pool, a public app client, and a user. */
export interface CognitoLocal extends Program {
  issuer: string;
  client_id: string;
}

export const authorization_endpoint = `${address}/oauth2/authorize`;
export const token_endpoint = `${address}/oauth2/token`;

export async function cognitoLocalUnavailable(): Promise<string | null> {
  if (!(await isFree(port))) return `cognito-local supports only port ${port}, and another program uses it`;
  return unavailable('cognito-local');
}

/** @param lambda the URL where its Pre Token Generation trigger is invoked, like AWS Lambda */
export async function startCognitoLocal(
  callback_url: string,
  user: { email: string; password: string },
  lambda?: string,
): Promise<CognitoLocal> {
  const { PORT: _, HOST: __, ...env } = process.env;
  const start = join(peersFolder, 'node_modules', 'cognito-local', 'lib', 'bin', 'start.js');
  const withTrigger = (folder: string) => {
    if (lambda !== undefined) configureTrigger(folder, lambda);
    return env;
  };
  const program = await startProgram([start], withTrigger, `${address}/health`);
  try {
    const { UserPool } = await call('CreateUserPool', { PoolName: 'test' });
    const UserPoolId = UserPool?.Id;
    const { UserPoolClient } = await call('CreateUserPoolClient', {
      UserPoolId,
      ClientName: 'test',
      CallbackURLs: [callback_url],
    });
    await call('AdminCreateUser', {
      UserPoolId,
      Username: user.email,
      UserAttributes: [{ Name: 'email', Value: user.email }],
      MessageAction: 'SUPPRESS',
    });
    await call('AdminSetUserPassword', {
      UserPoolId,
      Username: user.email,
      Password: user.password,
      Permanent: true,
    });
    return { ...program, issuer: `${address}/${UserPoolId}`, client_id: UserPoolClient?.ClientId ?? '' };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

/** A user who must change the password at the first sign-in. */
export async function createTemporaryUser({ issuer }: CognitoLocal, email: string): Promise<void> {
  await call('AdminCreateUser', {
    UserPoolId: issuer.split('/').at(-1),
    Username: email,
    UserAttributes: [{ Name: 'email', Value: email }],
    TemporaryPassword: 'Temporary-Passw0rd',
    MessageAction: 'SUPPRESS',
  });
}

function configureTrigger(folder: string, endpoint: string): void {
  mkdirSync(join(folder, '.cognito'));
  const config = { LambdaClient: { endpoint }, TriggerFunctions: { PreTokenGeneration: 'pre-token' } };
  writeFileSync(join(folder, '.cognito', 'config.json'), JSON.stringify(config));
}

type Answer = {
  UserPool?: { Id: string };
  UserPoolClient?: { ClientId: string };
  AuthenticationResult?: { IdToken: string };
};

/** Signs in through the API, without a browser, and returns the id token. */
export async function signInByApi(
  client_id: string,
  user: { email: string; password: string },
): Promise<string> {
  const { AuthenticationResult } = await call('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: client_id,
    AuthParameters: { USERNAME: user.email, PASSWORD: user.password },
  });
  return AuthenticationResult?.IdToken ?? '';
}

/** An action of the Amazon Cognito user pools API. */
async function call(action: string, parameters: object): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(parameters),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${action}: ${response.status} ${body}`);
  return JSON.parse(body);
}
