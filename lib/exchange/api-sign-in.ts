import type { OutboundFault, OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { excerpt } from '@/lib/text/excerpt';
import type { TokenResponse } from './token-response';

/** The operations of the user pools API that sign a user in. */
export type ApiOperation = 'InitiateAuth' | 'RespondToAuthChallenge';

/** Why a sign-in through the user pools API returned no tokens. */
export type ApiFailure =
  | { kind: 'outbound'; fault: OutboundFault }
  /** An exception of the API: `__type`, without the service's name. */
  | { kind: 'refused'; operation: ApiOperation; status: number; type: string; message: string }
  /** A challenge that needs something that wasn't provided, or that only a person can do. */
  | { kind: 'challenge'; name: string }
  /** Neither tokens, a challenge, nor an exception; or a challenge with unusable values. */
  | { kind: 'not-understood'; operation: ApiOperation; status: number; body: string };

/** A step that the API requires before it issues tokens. */
export type Challenge = { name: string; parameters: Record<string, string>; session: string | null };

export type ApiAnswer =
  | { kind: 'tokens'; token_response: TokenResponse }
  | ({ kind: 'challenge' } & Challenge)
  | { kind: 'failed'; failure: ApiFailure };

/** Characters of a response that a failure keeps. */
const bodyLimit = 500;

/**
 * Reads a response of the user pools API, JSON 1.1.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export function readApiAnswer(
  operation: ApiOperation,
  { status, body }: Pick<OutboundResponse, 'status' | 'body'>,
): ApiAnswer {
  const json = parseJson(body);
  const object = isJsonObject(json) ? json : {};
  const failed = (failure: ApiFailure): ApiAnswer => ({ kind: 'failed', failure });
  if (typeof object.__type === 'string') {
    const type = excerpt(object.__type.slice(object.__type.indexOf('#') + 1), 100);
    const message = excerpt(textIn(object, 'message') ?? textIn(object, 'Message') ?? '', bodyLimit);
    return failed({ kind: 'refused', operation, status, type, message });
  }
  if (status === 200 && isJsonObject(object.AuthenticationResult)) {
    const token_response = readTokens(object.AuthenticationResult);
    if (token_response) return { kind: 'tokens', token_response };
  }
  const name = textIn(object, 'ChallengeName');
  if (status === 200 && name !== undefined) {
    const parameters = isJsonObject(object.ChallengeParameters) ? object.ChallengeParameters : {};
    return {
      kind: 'challenge',
      name: excerpt(name, 100),
      parameters: Object.fromEntries(Object.entries(parameters).filter(isText)),
      session: textIn(object, 'Session') ?? null,
    };
  }
  return failed({ kind: 'not-understood', operation, status, body: excerpt(body, bodyLimit) });
}

/** The tokens, with the names of a token endpoint's response. */
function readTokens(result: JsonObject): TokenResponse | null {
  const access_token = textIn(result, 'AccessToken');
  const id_token = textIn(result, 'IdToken');
  if (access_token === undefined || id_token === undefined) return null;
  const refresh_token = textIn(result, 'RefreshToken');
  const { ExpiresIn } = result;
  return {
    id_token,
    access_token,
    ...(refresh_token !== undefined && { refresh_token }),
    ...(typeof ExpiresIn === 'number' && { expires_in: ExpiresIn }),
    token_type: 'Bearer',
  };
}

const textIn = (object: JsonObject, name: string): string | undefined => {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
