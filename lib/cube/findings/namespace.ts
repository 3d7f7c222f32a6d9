import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { stringRemedies } from '../remedies';
import { contextPage, ofToken, ofVariable, type Scene, written } from './finding';
import { isNearby, urlDifference } from './url-difference';

const variable = 'CUBEJS_JWT_CLAIMS_NAMESPACE';

/** Whether the token contains the claim that CUBEJS_JWT_CLAIMS_NAMESPACE names, and Cube can read it. */
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

/** Claims that look like a namespace: the name is a URL, and the value is an object or its JSON text. */
export function namespacesIn(claims: JsonObject): string[] {
  return Object.keys(claims).filter(
    (name) => /^https?:\/\//i.test(name) && (isJsonObject(claims[name]) || objectIn(claims[name]) !== null),
  );
}

/** The object in a JSON text. */
export function objectIn(value: unknown): JsonObject | null {
  const object = typeof value === 'string' ? parseJson(value) : null;
  return isJsonObject(object) ? object : null;
}

function unnamed(claims: JsonObject, value: string | undefined): CubeFinding[] {
  const [name] = namespacesIn(claims);
  if (name === undefined) return [];
  return [
    ofVariable('warn', variable, {
      id: 'namespace',
      claim: name,
      title: 'Not set, though the token groups its claims',
      expected: name,
      actual: written(variable, value),
      cause: `Every reader then sees the whole payload. The grouped claims are at ['${name}'].`,
      fix: `For SECURITY_CONTEXT, write ${variable}=${name}. Flat claims without a namespace work for every reader.`,
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
            title: 'The fields of u replace claims with the same names',
            actual: JSON.stringify(claims.u),
            cause:
              'Early releases of Cube had the security context there. Without a namespace, it still reads u.',
            fix: 'Use another name for the claim.',
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
    title: 'The token has no such claim, so the security context is empty',
  };
  if (other !== undefined) {
    const difference = near === undefined ? null : urlDifference(namespace, near);
    return ofVariable('fail', variable, {
      ...base,
      expected: other,
      cause:
        difference === null
          ? 'The token has its claims under another name.'
          : `It differs from the claim in ${difference}. Cube requires an exact match.`,
      fix: `Write ${variable}=${other}, or use this name in the trigger.`,
    });
  }
  const prefixed = Object.keys(claims).find((name) => name !== namespace && name.startsWith(namespace));
  if (prefixed !== undefined) return prefix(namespace, prefixed);
  const flat = Object.keys(claims).some((name) => !registered.has(name));
  return ofVariable('fail', variable, {
    ...base,
    expected: flat ? `no ${variable}` : `a claim ${JSON.stringify(namespace)}`,
    cause:
      'Either your claims aren’t grouped under one name, or the step that adds this claim didn’t run for this token.',
    fix: 'If your claims are flat, remove the line. Otherwise check what adds the claim, sign in again, and compare.',
  });
}

/** Auth0's claims: each one has its own URL, so there is no object to name. */
const prefix = (namespace: string, claim: string) =>
  ofVariable('fail', variable, {
    id: 'namespace',
    claim,
    title: 'The namespace is one claim, not a prefix',
    expected: `no ${variable}`,
    actual: written(variable, namespace),
    cause: `The token has ${claim}, and no claim with exactly this name. The security context is empty.`,
    fix: `Remove the line, and write SECURITY_CONTEXT['${claim}'] in the model.`,
  });

/** Standard claims, which models don't filter by. */
const registered = new Set(
  'iss sub aud exp nbf iat jti azp nonce at_hash c_hash auth_time amr acr sid typ scope gty token_use client_id version origin_jti event_id'.split(
    ' ',
  ),
);

function stringified(namespace: string, value: string): CubeFinding {
  const object = objectIn(value);
  return ofToken(
    'fail',
    {
      id: 'stringified-namespace',
      claim: namespace,
      title: 'The claim is a string, which no data model can read',
      expected: 'a JSON object',
      actual: JSON.stringify(value),
      cause:
        object === null
          ? 'Cube fails every query with “TypeError: Cannot create proxy with a non-object as target or handler”.'
          : 'It contains the JSON of an object, which Cube doesn’t parse: every query fails with “TypeError: Cannot create proxy with a non-object as target or handler”. A V1_0 trigger can only add strings, and Cube’s guide uses JSON.stringify.',
      fix:
        object === null
          ? 'Add an object in the trigger.'
          : 'Parse it in cube.js or cube.py. Or add an object with a V2_0 trigger (user pools of the Essentials or Plus plan).',
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
      title: 'The claim isn’t an object, so no data model can read it',
      expected: 'a JSON object',
      actual: JSON.stringify(value),
      cause:
        'Cube fails every query with “TypeError: Cannot create proxy with a non-object as target or handler”.',
      fix: 'Add an object in the trigger, or name another claim.',
    },
    contextPage,
  );
