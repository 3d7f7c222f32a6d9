import type { Answer } from './outcome';
import type { CubeReply, RealCube } from './real-cube';

type Up = Extract<RealCube, { up: true }>;

/** Why a running Cube's response differs from the prediction. Suspects the settings last. */
export function whyOther(predicted: Answer, real: CubeReply, { version, enforced, base_path }: Up): string {
  const error = real.error ?? '';
  if (real.status === 404)
    return `Nothing is at ${base_path}/v1. If cube.js sets basePath, enter it under “Base path”.`;
  // RFC 6585 §5.
  if (real.status === 431)
    return 'The token is too long. A server or proxy in front of Cube limits its headers.';
  if (error.startsWith('API scope is missing')) {
    return `${error.slice(error.indexOf(':') + 1).trim()} isn’t among the API scopes. Look at CUBEJS_DEFAULT_API_SCOPES and contextToApiScopes.`;
  }
  if (real.status === 500) return whyFailed(error);
  if (real.status === 400) return whyBadRequest(error);
  if (real.status === 403 && predicted.status === 200) {
    return 'Cube rejects the token. Its log says why. Compare its settings with the ones here.';
  }
  if (real.status === 200 && predicted.status === 403) {
    return version === null && enforced === false
      ? 'Cube isn’t in dev mode and accepts requests without a token: its cube.js has a checkAuth.'
      : 'Cube accepts the token. It has other settings than the ones here, or a checkAuth in cube.js.';
  }
  if (real.status === 200 && predicted.status === 500) {
    return 'The cube of this query doesn’t use SECURITY_CONTEXT, or an extendContext in cube.js parses the claim.';
  }
  if (real.status === null)
    return 'There was no response to this request. Cube may be compiling its model; try again.';
  return 'Something between Claimcheck and Cube may have answered. Compare the response in the HTTP log.';
}

function whyFailed(error: string): string {
  if (error.includes('Cannot create proxy')) {
    return 'The claim that CUBEJS_JWT_CLAIMS_NAMESPACE names is a string. Parse it with extendContext.';
  }
  if (error.includes('Cannot read properties of undefined') || error.includes('of null')) {
    return 'A function in cube.js or the model reads a field of a security context that doesn’t exist, for example contextToAppId or queryRewrite. Use optional chaining.';
  }
  if (error.includes('wrong scope') || error.includes('inconsistent type')) {
    return 'contextToApiScopes must return a list of scopes that this release of Cube has.';
  }
  if (error.includes('Access policy condition'))
    return 'A condition of an access policy must be true or false.';
  if (error.includes('.role" is not allowed')) {
    return 'role: was removed from access policies. Write group:, and return groups from contextToGroups.';
  }
  if (error.includes('must contain at least one of [group, groups]')) {
    return 'Each access policy needs group or groups. For everyone, write group: "*".';
  }
  if (error.includes('Python expression')) {
    return 'Cube reads only a part of Python in YAML: no == in a condition. Use a boolean claim, or write the cube in JavaScript.';
  }
  if (error.includes('Cannot find module') || error.includes('Unsupported db type')) {
    return 'A driver or another package that this Cube needs isn’t installed. The token has no part in it.';
  }
  if (error.includes('Compile errors') || error.includes('.js:') || error.includes('.yml:')) {
    return 'The data model doesn’t compile. Cube’s answer names the line.';
  }
  return 'A function in cube.js or the model threw this. Paste your cube.js to see which.';
}

function whyBadRequest(error: string): string {
  const required = /^Filter for (.{1,200}) is required/.exec(error)?.[1];
  if (required !== undefined) {
    return `The model uses requiredFilter for ${required}, and its claim has no value.`;
  }
  if (error.includes('does not match any of the allowed types') || error.includes('Values required')) {
    return 'A filter of an access policy or queryRewrite has no list of values. The claim that it reads is undefined, or isn’t a list.';
  }
  if (error.includes('not found for path') || error.includes('not found')) {
    return 'The query is for another data model. Clear “Query” to use the first measure of this one.';
  }
  return 'Cube doesn’t accept this query. Enter one for your data model.';
}
