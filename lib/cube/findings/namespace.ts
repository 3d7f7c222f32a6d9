import { isJsonObject, type JsonObject } from '@/lib/verify/json-object';
import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { stringRemedies } from '../remedies';
import { contextPage, ofToken, ofVariable, type Scene, written } from './finding';
import { isNearby, urlDifference } from './url-difference';

const variable = 'CUBEJS_JWT_CLAIMS_NAMESPACE';

/** Whether the claim that CUBEJS_JWT_CLAIMS_NAMESPACE names is in the token, and can be read. */
export function findNamespace({ settings, claims }: Scene): CubeFinding[] {
  const namespace = cubeOptions(settings).claims_namespace;
  if (claims === null) return [];
  if (namespace === undefined)
    return [...unnamed(claims, settings.variables[variable]), ...legacyMember(claims)];
  if (!Object.hasOwn(claims, namespace)) return [absent(namespace, claims)];
  const value = claims[namespace];
  if (typeof value === 'string') return [stringified(namespace, value)];
  return typeof value === 'object' && value !== null ? [] : [noObject(namespace, value)];
}

/** Claims that look like a namespace: a URL, and behind it an object, or the text of one. */
export function namespacesIn(claims: JsonObject): string[] {
  return Object.keys(claims).filter(
    (name) => /^https?:\/\//i.test(name) && (isJsonObject(claims[name]) || objectIn(claims[name]) !== null),
  );
}

/** The object that a text is the JSON of. */
export function objectIn(value: unknown): JsonObject | null {
  if (typeof value !== 'string') return null;
  try {
    const object: unknown = JSON.parse(value);
    return isJsonObject(object) ? object : null;
  } catch {
    return null;
  }
}

function unnamed(claims: JsonObject, value: string | undefined): CubeFinding[] {
  const [name] = namespacesIn(claims);
  if (name === undefined) return [];
  return [
    ofVariable('warn', variable, {
      id: 'namespace',
      claim: name,
      title: 'Not set, though the token has its claims under a name',
      expected: name,
      actual: written(variable, value),
      cause: 'The data model then sees the whole token: SECURITY_CONTEXT.company_id has no value.',
      fix: `Write ${variable}=${name}`,
    }),
  ];
}

const legacyMember = (claims: JsonObject): CubeFinding[] =>
  claims.u
    ? [
        ofToken(
          'warn',
          {
            id: 'legacy-u',
            claim: 'u',
            title: 'The members of u take the place of claims with the same names',
            actual: JSON.stringify(claims.u),
            cause:
              'Cube’s first releases had the security context there, and it still looks, where no namespace is set.',
            fix: 'Have the claim under another name, and name it in CUBEJS_JWT_CLAIMS_NAMESPACE.',
          },
          contextPage,
        ),
      ]
    : [];

function absent(namespace: string, claims: JsonObject): CubeFinding {
  const near = Object.keys(claims).find((name) => isNearby(name, namespace));
  const other = near ?? namespacesIn(claims)[0];
  const base = {
    id: 'namespace',
    claim: other ?? namespace,
    actual: written(variable, namespace),
    title: 'No such claim in the token, so that Cube serves it as nobody',
  };
  if (other !== undefined) {
    const difference = near === undefined ? null : urlDifference(namespace, near);
    return ofVariable('fail', variable, {
      ...base,
      expected: other,
      cause:
        difference === null
          ? 'The token has its claims under another name.'
          : `It differs from the claim of the token in ${difference}, and Cube compares to the letter.`,
      fix: `Write ${variable}=${other}, or have the trigger use this name.`,
    });
  }
  const flat = 'company_id' in claims;
  return ofVariable('fail', variable, {
    ...base,
    expected: flat ? `no ${variable}` : `a claim ${JSON.stringify(namespace)}`,
    cause: flat
      ? 'The token has its claims side by side, under no common name.'
      : claims.token_use === 'access'
        ? 'It is an access token, and the trigger adds its claims to the id_token.'
        : 'The pre token generation trigger did not run, does not add it, or adds it under another name.',
    fix: flat
      ? 'Remove the line, and Cube takes all of the token for the security context.'
      : 'Look at the trigger, log in again, and compare the claims.',
  });
}

function stringified(namespace: string, value: string): CubeFinding {
  const object = objectIn(value);
  return ofToken(
    'fail',
    {
      id: 'stringified-namespace',
      claim: namespace,
      title: 'The claim is a text, and no data model can be read with it',
      expected: 'a JSON object',
      actual: JSON.stringify(value),
      cause:
        object === null
          ? 'Cube answers each query with “TypeError: Cannot create proxy with a non-object as target or handler”.'
          : 'It is the JSON of an object, written into a string, which Cube does not parse: it answers each query with “TypeError: Cannot create proxy with a non-object as target or handler”. A trigger of version V1_0 can add strings only, and Cube’s guide makes one with JSON.stringify.',
      fix:
        object === null
          ? 'Have the trigger add an object.'
          : 'Parse it in cube.js, or have a trigger of version V2_0 add an object (user pools of the plan Essentials or Plus).',
      ...(object !== null && { remedies: stringRemedies(namespace, object) }),
    },
    { text: 'cube-js/cube #4811', url: 'https://github.com/cube-js/cube/issues/4811' },
  );
}

const noObject = (namespace: string, value: unknown): CubeFinding =>
  ofToken(
    'fail',
    {
      id: 'namespace-no-object',
      claim: namespace,
      title: 'The claim is no object, and no data model can be read with it',
      expected: 'a JSON object',
      actual: JSON.stringify(value),
      cause:
        'Cube answers each query with “TypeError: Cannot create proxy with a non-object as target or handler”.',
      fix: 'Have the trigger add an object, or name another claim.',
    },
    contextPage,
  );
